export const session = {
  title: "Logg inn",
  email: "E-postadresse",
  password: "Passord",
  signIn: "Logg inn",
  emailMissing: "Skriv e-postadressen din",
  emailWrong: "Adressen er for lang",
  passwordMissing: "Skriv passordet ditt",
  newPasswordMissing: "Skriv et nytt passord",
  passwordShort: "Minst {{limit}} tegn. Noen ord etter hverandre er lett å huske",
  passwordLong: "Høyst {{limit}} tegn",
  passwordCommon: "Passordet er blant dem som er lettest å gjette. Velg et annet",
  passwordOwn: "Passordet er for likt navnet ditt, e-postadressen din eller ordet Tiltak. Velg et annet",
} as const;
