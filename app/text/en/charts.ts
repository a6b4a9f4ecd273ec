export const charts = {
  points_one: "{{count}} point",
  points_other: "{{count}} points",
  notScored: "Not scored",
  noData: "No data",
  noScore: "No score",
  pointsOf: "{{points}} of {{possible}} points",
  scoredOf: "{{scored}} of {{all}} scored",
  wheelSummary:
    "{{name}}: {{share}}, {{points}}, {{scored}}. 4 points: {{four}}, 3 points: {{three}}, 2 points: {{two}}, 1 point: {{one}}, not scored: {{notScored}}, no data: {{noData}}. The table below has the same figures.",
  wheelCaption: "By each name: share of possible points, and data points scored of all.",
  wheelPhoneCaption: "The numbers around the wheel are the categories in the table.",
  wheelKeys:
    "Left and right arrows go from data point to data point, up and down from category to category. Enter opens the KPI.",
  place: "{{name}}: {{reading}}, {{standing}}",
  comparison_one: "{{name}} in {{count}} municipality and other places. The same figures are in the table.",
  comparison_other: "{{name}} in {{count}} municipalities and other places. The same figures are in the table.",
  target: "{{value}} target",
  ownTarget: "Own target {{value}}",
  benchmarkTarget: "Target {{value}}",
  trend: "{{name}} from {{from}} to {{to}}. The figures are in the table of observations.",
};
