export const identity = {
  or: "Other ways to sign in",
  instead: "Or without a password",
  signInWith: "Sign in with {{name}}",
  problemTitle: "Signing in with {{name}} did not succeed",
  problems: {
    unavailable: "{{name}} does not answer just now. Try again in a while, or sign in another way.",
    again: "The sign-in took too long, or was begun in another window. Start again.",
    cancelled: "The sign-in was cancelled at {{name}}.",
    unknown:
      "Nobody has invited your address, so you do not have access yet. Ask an administrator of the municipality for an invitation, and follow the link in it.",
    no_email:
      "{{name}} gives no e-mail address that can be relied on. If you have an invitation, follow its link and choose {{name}} there. If you have an account, sign in as before and link {{name}} to it.",
    account:
      "There is already an account with your e-mail address. Sign in as you usually do; then you can link {{name}} to it.",
    linked_elsewhere: "This user at {{name}} is linked to another account.",
    someone_else: "You are signed in as somebody else than this is for. Sign out and start again.",
  },
  title: "Sign in with others",
  lead: "Whom you can sign in with instead of a password.",
  open: "See how you sign in",
  linked: "{{name}} is linked to your account. Next time you can sign in with {{name}}.",
  own: "Linked to your account",
  since: "Since {{date}}, last used {{used}}",
  remove: "Remove",
  removeTitle: "Remove {{name}}",
  removeText: "After this you can no longer sign in with {{name}}. You can link it to your account again later.",
  more: "Link to your account",
  moreText: "You are sent to the one you choose, and come back here when you have signed in there.",
  link: "Link {{name}}",
  none: "There is nobody else to sign in with here than Tiltak itself.",
  security: "Password and two-step sign-in",
};
