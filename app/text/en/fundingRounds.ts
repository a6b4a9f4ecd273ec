export const fundingRounds = {
  programmes: "Funding programmes",
  programmesLead:
    "Shared programmes that any municipality can apply to. Enter when they take applications. A municipality’s own sources are seen by itself alone.",
  programme: "Programme",
  search: "Search by name or provider",
  closesNext: "Closes next",
  remove: "Remove the round",
  removeText: "{{programme}}, closes {{date}}. A round that funding names cannot be removed.",
  named: "Funding of a project names this round, so it stays.",
};
