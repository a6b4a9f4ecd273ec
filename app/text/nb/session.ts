export const session = {
  title: "Logg inn",
  email: "E-postadresse",
  password: "Passord",
  signIn: "Logg inn",
  emailMissing: "Skriv e-postadressen din",
  emailWrong: "Adressen er for lang",
  passwordMissing: "Skriv passordet ditt",
} as const;
