/** Members of a network beside each other. */
export const networkCompare = {
  title: "Compare",
  lead: "A few members side by side: values over the years, targets, the benchmark and figures of other places.",
  choose: {
    open: "Choose members and KPIs",
    members: "Members",
    dataPoints: "KPIs",
    most: "At most {{count}}.",
    notSharing: "{{name}} (does not share figures in detail)",
    chosenIn_one: "{{dimension}} ({{count}} chosen)",
    chosenIn_other: "{{dimension}} ({{count}} chosen)",
    show: "Compare",
    clear: "Start over",
  },
  peers: {
    of: "Show those like",
    county: "Same county",
    size: "Similar size",
    countyOf_one: "{{name}} and {{count}} other member in the same county.",
    countyOf_other: "{{name}} and {{count}} other members in the same county.",
    sizeOf_one:
      "{{name}} and {{count}} other member with a population from {{from}} to {{to}}, which is {{percent}} per cent below and above.",
    sizeOf_other:
      "{{name}} and {{count}} other members with a population from {{from}} to {{to}}, which is {{percent}} per cent below and above.",
    rule: "The same county, or a population within {{percent}} per cent above and below. At most {{most}} are shown, those nearest in population.",
    noneInCounty: "No other member that shares its figures is in the same county as {{name}}.",
    noneOfSize:
      "No other member that shares its figures has a population from {{from}} to {{to}}, which is {{percent}} per cent below and above {{name}}.",
    unknownSize: "The population of {{name}} is not known, so nobody can be said to be of similar size.",
  },
  notSharing: "Cannot be compared, since figures are not shared in detail: {{names}}.",
  tooMany: "Only the first {{members}} members and {{dataPoints}} KPIs are shown.",
  notYet: "There is nothing to compare yet",
  needMembers: "Choose at least one member that shares its figures.",
  needDataPoints: "Choose at least one KPI.",
  key: "Number in a circle: the member’s verified value. Dashed circle: own target. Arrow: known only as a bound. Diamond with a letter: a figure of another place. Line between values: from two observations on.",
  summary_one: "{{name}} for {{count}} member over the years. The table below has the same figures.",
  summary_other: "{{name}} for {{count}} members over the years. The table below has the same figures.",
  nothingToDraw: "None of them has a value that can be drawn.",
  benchmark: "Benchmark",
  benchmarkIs: "Benchmark {{value}}",
  proposed: "Proposed",
  byYear: "by {{year}}",
  others: "Other places",
  /** Under what stands beside the years of the drawing. */
  beside: { target: "Target", other: "others" },
  columns: { member: "Member", points: "Points", target: "Own target", trend: "Trend" },
};
