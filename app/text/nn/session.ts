export const session = {
  title: "Logg inn",
  email: "E-postadresse",
  password: "Passord",
  signIn: "Logg inn",
  emailMissing: "Skriv e-postadressa di",
  emailWrong: "Adressa er for lang",
  passwordMissing: "Skriv passordet ditt",
  refused: "E-postadressa og passordet høyrer ikkje saman. Kontroller begge og prøv på nytt",
};
