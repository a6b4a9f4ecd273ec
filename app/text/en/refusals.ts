export const refusals = {
  session: {
    wrong: "The e-mail address and password do not go together. Check both and try again",
  },
  shared: {
    blocked: {
      no_such_move: "The status has changed since you opened the page. Reload it",
      no_reason: "Give a reason",
      no_outcome: "Say what the outcome was",
      no_review_date: "Choose when to take it up again",
    },
  },
  recommendation: {
    blocked: {
      no_owner: "The recommendation has no owner",
    },
  },
  project: {
    blocked: {
      no_owner: "The project has no owner",
      no_dates: "The project has no start and end dates",
      no_purpose: "The project is not linked to a recommendation",
      no_observed_effect: "No measured effect is recorded",
    },
  },
  funding: {
    blocked: {
      no_closed_round: "The round has not closed",
    },
  },
  benchmark: {
    fault: {
      worst_needed: "Where lower is better, the worst value must be given",
      target_is_worst: "The target cannot equal the worst value",
      wrong_way_round: "Target and worst value contradict the direction",
    },
  },
};
