export const settings = {
  title: "Settings",
  lead: "What applies to all of {{name}}. Only administrators come here.",
  trail: "The way here",
  pages: {
    general: {
      title: "General",
      text: "The name shown, how often work is to be reported on, and what signing in takes.",
    },
    members: { title: "Members", text: "Who has an account, with which role, and who is invited." },
    owners: { title: "Owners without an account", text: "Those who own work in the plan but do not sign in." },
    units: { title: "Units", text: "Departments and enterprises, and which belong under which." },
    statements: {
      title: "Privacy and accessibility",
      text: "The municipality's own statements, in three languages.",
    },
    tokens: {
      title: "API tokens",
      text: "What programs may read on the municipality’s behalf, including what is not published.",
    },
  },
};
