export const fundingRounds = {
  programmes: "Funding programmes",
  programmesLead:
    "Shared programmes that any municipality can apply to. Create and correct them here, and enter when they take applications. A municipality’s own sources are seen by itself alone.",
  new: "New programme",
  edit: "Edit the programme",
  editShort: "Edit",
  save: "Save the programme",
  newLead: "Every municipality sees it among its sources and can enter funding from it.",
  nameTaken: "A shared programme has this name. Choose another",
  empty: "No shared programmes yet",
  emptyText: "Create the first one. Every municipality sees it among its sources.",
  programme: "Programme",
  search: "Search by name or provider",
  closesNext: "Closes next",
  remove: "Remove the round",
  removeText: "{{programme}}, closes {{date}}. A round that funding names cannot be removed.",
  named: "Funding of a project names this round, so it stays.",
};
