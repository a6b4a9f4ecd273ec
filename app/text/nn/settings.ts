export const settings = {
  title: "Innstillingar",
  lead: "Det som gjeld for heile {{name}}. Berre administratorar kjem hit.",
  trail: "Vegen hit",
  pages: {
    general: {
      title: "Generelt",
      text: "Namnet som blir vist, kor ofte tiltak skal meldast på, og krav til innlogging.",
    },
    members: { title: "Medlemer", text: "Kven som har konto, med kva rolle, og kven som er invitert." },
    owners: { title: "Ansvarlege utan konto", text: "Dei som eig arbeid i planen, men ikkje loggar inn." },
    units: { title: "Einingar", text: "Avdelingar og føretak, og kva for nokre som høyrer under kva." },
    statements: {
      title: "Personvern og tilgjenge",
      text: "Kommunen sine eigne fråsegner, på bokmål, nynorsk og engelsk.",
    },
    tokens: {
      title: "API-nøklar",
      text: "Kva program kan lese på vegner av kommunen, også det som ikkje er publisert.",
    },
  },
};
