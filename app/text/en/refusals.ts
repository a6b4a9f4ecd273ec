export const refusals = {
  partner: { judged: "The partner has already been confirmed or refused. Load the page again" },
  challenge: {
    over: "The challenge was closed or opened since you opened the page. Load it again",
    blocked: {
      no_criteria: "Add at least one criterion that proposals are judged by",
      no_time_left: "The last day has passed. Choose a later one",
      no_readers: "No partners are invited. Choose who may see it",
      no_every_answer: "At least one proposal waits for an answer",
    },
  },
  commitment: {
    statusMoved: "The status has been computed anew since you opened the page. Read it again before you judge it",
    frozenToday: "Today's status is kept already",
  },
  publication: {
    same: "Exactly this is published already. Nothing was done",
    changedSince: "Something has changed since the preview was made. Look through the new one below, and publish again",
    notPublished: "Nothing is published, so there is nothing to withdraw",
  },
  tokens: {
    tooMany: "The municipality already has {{limit}} tokens that work. Revoke one that is not in use",
  },
  identity: {
    last_way: "This is the only way you can sign in. Choose a password or add a passkey first",
    linked_elsewhere: "The user is linked to another account",
    account: "The address already has an account",
    no_email: "The address cannot be relied on",
    unknown: "Nobody has invited this address",
  },
  session: {
    linkOver: "The link has been used or is too old. Ask for a new one",
    noAppToConfirm: "The app is in use already, or the page is too old. Reload it",
    noSecondFactor: "Add an authenticator app or a passkey first",
    wrong: "The e-mail address and password do not go together. Check both and try again",
  },
  invitation: {
    signInFirst: "The address has an account already. Sign in with it first, then open the link again",
    someoneElse: "You are signed in as someone other than the person invited. Sign out and open the link again",
  },
  member: {
    invitationOver: "The invitation has been accepted or withdrawn already. Reload the page",
    hasOpenWork_one: "They still own {{count}} open item. Hand it over, or tick that it is to be left without an owner",
    hasOpenWork_other:
      "They still own {{count}} open items. Hand them over, or tick that they are to be left without an owner",
    mustHandOver_one: "{{count}} recommendation is adopted and must have an owner. Hand it over first",
    mustHandOver_other: "{{count}} recommendations are adopted and must have an owner. Hand them over first",
    workChanged:
      "Some of this has been closed or handed over by others since you opened the page. Nothing was moved. Reload the page",
    lastAdministrator:
      "The municipality must have at least one administrator without a last day. Give somebody else the role first",
    lastLeader: "The network must have at least one leader without a last day. Give somebody else the role first",
    lastPartnerAdministrator:
      "The partner must have at least one administrator without a last day. Give somebody else the role first",
    hasLeft: "The membership has ended. Reload the page",
    endMembershipInstead: "They have an account. End the membership instead",
  },
  unit: {
    notEmpty: "Persons or units belong to this unit. Move them first",
    changed: "The unit has changed since you opened the page. Reload it",
  },
  shared: {
    tooMany_one: "Too many attempts. Try again in {{count}} minute",
    tooMany_other: "Too many attempts. Try again in {{count}} minutes",
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
    over: "The recommendation is implemented or closed. The answer cannot be changed",
    notNow: "As the recommendation stands now, this cannot be done",
    notOwn: "Others wrote the recommendation. Only its owner can be changed",
  },
  summary: {
    isSent: "The summary has been sent. Make a new one next month",
    isChanged: "The summary has been changed since you reviewed it. Read it again before you send it",
  },
  practice: {
    noMember: "The municipality no longer belongs to the network",
    blocked: {
      no_completed_project: "The project is not completed",
      no_observed_effect: "No measured effect is recorded on the project",
      no_summary: "Write first what was done",
    },
  },
  project: {
    not_completed: "A measured effect is recorded once the project is completed",
    blocked: {
      no_owner: "The project has no owner",
      no_dates: "The project has no start and end dates",
      no_purpose: "The project is not linked to a recommendation",
      no_observed_effect: "No measured effect is recorded",
    },
  },
  proposal: {
    blocked: {
      no_confirmed_partner: "Nobody has confirmed the partner yet, so it cannot submit",
      no_open_time: "The challenge takes no proposals now. The draft has been kept",
      no_complete_content: "Something in the proposal is missing or must be corrected",
      no_scores_in: "Not everyone who evaluates has handed in",
      no_no_interest: "You have declared an interest in the proposal",
    },
    gone: "The proposal no longer exists",
    draftChanged: "The draft has changed since you read it. Look through what will be submitted now, and press again",
    newRevision: "The proposal has been submitted anew since you opened the page. Read it first",
    submittedFile: "The file has been submitted and cannot be removed",
    scoresOpen: "All have handed in, and the scores are open. Nobody new can evaluate now",
    handedIn: "You have handed in your evaluation. It cannot be changed",
    undeclared: "First say whether you have an interest",
    notInEvaluation: "The proposal is not in evaluation now",
  },
  funding: {
    roundChanged: "The round has changed since you opened the page. Reload it",
    roundNamed: "Funding of a project names this round. It cannot be removed",
    blocked: {
      no_closed_round: "The round has not closed",
    },
  },
  observation: {
    blocked: {
      not_editable:
        "The value is waiting to be verified or verified, and is not edited any more. Register a new value instead",
      changed: "The value has changed since you opened the page. Reload it and read it again",
    },
  },
  target: {
    blocked: {
      changed: "The target has changed since you opened the page. Reload it",
    },
  },
  benchmark: {
    fault: {
      worst_needed: "Where lower is better, the worst value must be given",
      target_is_worst: "The target cannot equal the worst value",
      wrong_way_round: "Target and worst value contradict the direction",
    },
  },
  action: {
    milestone: {
      changed:
        "Someone else changed the milestone while the page was open. This is how it stands now. Remove it if you still want to",
    },
    bulk: {
      gone_one: "Nothing was changed. {{count}} selected action no longer exists",
      gone_other: "Nothing was changed. {{count}} selected actions no longer exist",
      changed_one:
        "Nothing was changed. Someone else changed this action after you selected it: {{titles}}. The list now shows it as it stands. Look it over, and save again",
      changed_other:
        "Nothing was changed. Someone else changed these {{count}} actions after you selected them: {{titles}}. The list now shows them as they stand. Look them over, and save again",
      not_yours_one: "Nothing was changed. You do not own this action: {{titles}}",
      not_yours_other: "Nothing was changed. You do not own these {{count}} actions: {{titles}}",
      no_due_date_one: "Nothing was changed. This action has no due date to move: {{titles}}",
      no_due_date_other: "Nothing was changed. These {{count}} actions have no due date to move: {{titles}}",
      due_before_start_one: "Nothing was changed. The due date would come before the start of this action: {{titles}}",
      due_before_start_other:
        "Nothing was changed. The due date would come before the start of these {{count}} actions: {{titles}}",
      no_such_move_one: "Nothing was changed. The status does not allow it for this action: {{titles}}",
      no_such_move_other: "Nothing was changed. The status does not allow it for these {{count}} actions: {{titles}}",
    },
  },
  account: {
    signInAgain: "Sign out and in again, then try anew",
    lastOfItsKind: {
      municipality: "You are the last administrator of {{name}}. Give somebody else the role first.",
      network: "You are the last leader of {{name}}. Give somebody else the role first.",
      partner: "You are the last administrator of {{name}}. Give somebody else the role first.",
      operator: "You are the last operator. Give somebody else the role first.",
    },
    openWork: {
      municipality_one: "You own {{count}} piece of open work in {{name}}.",
      municipality_other: "You own {{count}} pieces of open work in {{name}}.",
    },
  },
  history: {
    overtaken: "A later change touched the same field. Edit the record instead",
    noWayBack: "The state cannot go back: nothing leads from “{{from}}” to “{{to}}”",
    changed: "The record was changed since you opened the page. Look it over and try again",
    gone: "The record is there no more",
    unknownRow: "The history does not say which part of the record the change was about",
    invalid: "As it was it cannot be saved now: {{why}}",
    answerAnew: "An answer is not taken back here. Give the recommendation a new answer",
  },
  operator: {
    decided: "Somebody decides here already. They invite the others themselves",
    last: "This is the last operator. Invite another first",
  },
  sharing: {
    notMember: "The municipality does not belong to the network. Join first",
  },
  support: {
    isOpen: "The person you chose has been let in already. End that session first, or wait until it is over",
  },
  review: {
    blocked: {
      no_members: "The network has no members yet",
      no_due_ahead: "The due date has passed",
      no_submission: "Nobody has submitted yet",
      no_all_read: "Some of what was submitted waits for an answer",
    },
    isOpen: "The round is open already. Reload the page",
    isClosed: "The round is closed",
    notOpen: "The round is not open",
  },
  submission: {
    blocked: {
      no_open_round: "The round is not open",
      no_answers: "Some questions are not answered",
      no_membership: "The municipality does not belong to the network now",
      no_sharing: "The municipality shares nothing with the network now, so its report cannot be read",
    },
    notWritable: "The report cannot be changed now. Reload the page",
    changed: "The answers were changed after you opened the page. Look them over, and submit again",
  },
};
