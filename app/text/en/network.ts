/** The words of a network's pages: the matrix, the gaps its members share and the messages of its leaders. */
export const network = {
  /** The navigation, by the last part of the address. */
  pages: {
    matrix: "Matrix",
    "shared-gaps": "Shared gaps",
    recommendations: "Recommendations",
    projects: "Projects",
    funding: "Funding",
    commitments: "Commitments",
    compare: "Compare",
    reviews: "Reviews",
    practices: "Practices",
    challenges: "Challenges",
    calendar: "Calendar",
    partners: "Partners",
    members: "Members",
  },
};
