export const errors = {
  badRequest: {
    title: "The request could not be read",
    text: "Nothing was changed. Go back and try again.",
  },
  signIn: {
    title: "You need to sign in",
    text: "This page is for those who work in the municipality.",
  },
  forbidden: {
    title: "You may not do this",
    text: "Your role does not allow it. An administrator in the municipality can change that. Nothing was changed.",
  },
  notFound: {
    title: "Page not found",
    text: "The page does not exist, or you have no access to it. Check the address, or start from the overview.",
  },
  tooLarge: {
    title: "The form is too large",
    text: "Nothing was saved. Go back, shorten the text and try again.",
  },
  broken: {
    title: "Something went wrong on our side",
    text: "The fault is in the log. What you last saved is kept. Reload the page; if that does not help, tell whoever runs Tiltak.",
  },
  toOverview: "To the overview of {{name}}",
  toHome: "To the front page",
};
