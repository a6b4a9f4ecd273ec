/** The words of a network's pages: the matrix, the gaps its members share and the messages of its leaders. */
export const network = {
  /** The navigation, by the last part of the address. */
  pages: {
    matrix: "Matrise",
    "shared-gaps": "Felles gap",
    recommendations: "Anbefalinger",
    projects: "Prosjekter",
    funding: "Finansiering",
    commitments: "Forpliktelser",
    compare: "Sammenlign",
    reviews: "Gjennomganger",
    practices: "God praksis",
    challenges: "Utfordringer",
    calendar: "Kalender",
    partners: "Partnere",
    members: "Medlemmer",
  },
};
