export const invitation = {
  title: "Invitation to {{name}}",
  lead: "You are invited to work on the plan of {{where}} in Tiltak.",
  leadBy: "{{who}} invites you to {{where}} in Tiltak.",
  as: "Role",
  to: "Sent to",
  until: "Valid until",
  name: "Your name",
  nameHint: "As your colleagues will see it.",
  password: "Choose a password",
  join: "Join {{name}}",
  signedInAs: "You are signed in as {{email}}. The role is added to your account.",
  hasAccount: "{{email}} has an account already. Sign in, and you come back here to accept the invitation.",
  someoneElse:
    "You are signed in as {{email}}, but the invitation was sent to {{invited}}. Sign out first and open the link in the e-mail again.",
  openAgain:
    "If you would rather use the account you are signed in with, whoever invited you can send a new invitation there.",
  gone: {
    title: "This invitation is not valid",
    text: "The link has been used, withdrawn, is older than seven days, or a part of it is missing. Ask the person who invited you to send a new one.",
    signIn: "Sign in if you have accepted it already",
  },
  mail: {
    subject: "Invitation to {{where}} in Tiltak",
    greeting: "Hello,",
    roles: "Role: {{roles}}",
    open: "Open the link to accept the invitation:",
    works: "The link works once, and until {{until}}.",
    ignore: "If you do not know what this is about, you can ignore this e-mail.",
  },
};
