/** The words of a network's monthly summary. */
export const summaries = {
  title: "Monthly summary",
  lead: "A short summary of the month, which a leader looks over and sends to everybody in the network and its municipalities.",
  draftNow: "Draft this month’s",
  states: { draft: "Draft", sent: "Sent" },
  sentTo_one: "Sent {{at}} to {{count}} person",
  sentTo_other: "Sent {{at}} to {{count}} people",
  editedBy: "Edited by {{name}}",
  untouched: "Drafted by a job, not looked over yet",
  languages:
    "Each reader gets it in their own language. Whoever has chosen one that is left empty here gets the text that stands first.",
  subjectIn: "Subject ({{language}})",
  textIn: "Text ({{language}})",
  textHint: "Plain text, as it will be in the mail.",
  save: "Save",
  saveAndSend: "Save and review before sending",
  send: "Send",
  goesTo: "For those who have chosen {{languages}}",
  sendTitle: "Send the summary",
  sendLead:
    "It goes to everybody in the network and to planners and administrators in its municipalities, one mail to each. It cannot be changed or sent again afterwards.",
  empty: {
    title: "No summaries yet",
    text: "On the first of each month a draft is made of what is going on. You can also make it now.",
  },
  draft: {
    subject: "{{network}}: news of {{month}}",
    greeting: "Hello,",
    lead: "Here is a short summary from {{network}}.",
    coming: "What is coming:",
    news: "New since last time:",
    practices: "New good practice to copy:",
    sharedGaps_one: "The members share {{count}} gap.",
    sharedGaps_other: "The members share {{count}} gaps.",
    more: "Read more: {{link}}",
  },
};
