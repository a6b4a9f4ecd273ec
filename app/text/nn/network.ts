/** The words of a network's pages: the matrix, the gaps its members share and the messages of its leaders. */
export const network = {
  /** The navigation, by the last part of the address. */
  pages: {
    matrix: "Matrise",
    "shared-gaps": "Felles gap",
    recommendations: "Tilrådingar",
    projects: "Prosjekt",
    funding: "Finansiering",
    commitments: "Forpliktingar",
    compare: "Samanlikn",
    reviews: "Gjennomgangar",
    practices: "God praksis",
    challenges: "Utfordringar",
    calendar: "Kalender",
    partners: "Partnarar",
    members: "Medlemmer",
  },
};
