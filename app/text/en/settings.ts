export const settings = {
  title: "Settings",
  lead: "What applies to all of {{name}}. Only administrators come here.",
  trail: "The way here",
  general: {
    name: "The name shown",
    nameHint: "Stands at the top of the pages and in the open data. The address of the pages stays.",
    interval: "Days between updates",
    intervalHint: "Open projects and actions without an update for that long are shown as not updated.",
    days: "days",
    secondFactor: "Administrators must sign in with a second factor",
    secondFactorHint: "Those who have not set one up are asked to the next time they come here.",
    secondFactorFirst:
      "You have not used a second factor in this session and would shut yourself out. Set one up on your account and sign in with it first.",
    toSecurity: "To the security of your account",
    yes: "Yes",
  },
  fault: {
    interval: "Enter a number of days from 7 to 365",
    secondFactorFirst: "Sign in with a second factor yourself first. You would shut yourself out otherwise",
  },
  pages: {
    general: {
      title: "General",
      text: "The name shown, how often work is to be reported on, and what signing in takes.",
    },
    members: { title: "Members", text: "Who has an account, with which role, and who is invited." },
    owners: { title: "Owners without an account", text: "Those who own work in the plan but do not sign in." },
    units: { title: "Units", text: "Departments and enterprises, and which belong under which." },
    publication: {
      title: "Publication",
      text: "What everyone can see, what would be new, and when it was published.",
    },
    statements: {
      title: "Privacy and accessibility",
      text: "The municipality's own statements, in three languages.",
    },
    sharing: {
      title: "Sharing",
      text: "What the networks you belong to get to see of figures, plan, money and updates.",
    },
    tokens: {
      title: "API tokens",
      text: "What programs may read on the municipality’s behalf, including what is not published.",
    },
    support: {
      title: "Support sessions",
      text: "Let one of those who operate Tiltak in for some hours, when you need help.",
    },
  },
};
