export const session = {
  title: "Logg inn",
  email: "E-postadresse",
  password: "Passord",
  signIn: "Logg inn",
  emailMissing: "Skriv e-postadressa di",
  emailWrong: "Adressa er for lang",
  passwordMissing: "Skriv passordet ditt",
};
