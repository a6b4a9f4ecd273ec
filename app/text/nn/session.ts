export const session = {
  title: "Logg inn",
  email: "E-postadresse",
  password: "Passord",
  signIn: "Logg inn",
  emailMissing: "Skriv e-postadressa di",
  emailWrong: "Adressa er for lang",
  passwordMissing: "Skriv passordet ditt",
  newPasswordMissing: "Skriv eit nytt passord",
  passwordShort: "Minst {{limit}} teikn. Nokre ord etter kvarandre er lett å hugse",
  passwordLong: "Høgst {{limit}} teikn",
  passwordCommon: "Passordet er blant dei som er lettast å gjette. Vel eit anna",
  passwordOwn: "Passordet er for likt namnet ditt, e-postadressa di eller ordet Tiltak. Vel eit anna",
};
