export const outbox = {
  title: "Mail the demo would have sent",
  lead: "The demo sends nothing. The messages stand here instead, newest first, so that you can follow the links in them.",
  none: "No messages yet",
  noneText: "Invite somebody to the municipality or ask for a new password, and the message turns up here.",
  to: "To",
  written: "Written",
  newest: "The 100 newest are shown.",
} as const;
