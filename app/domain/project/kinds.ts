export const projectKinds = ["project", "facility", "plan", "programme", "policy", "partnership", "service"] as const;
export type ProjectKind = (typeof projectKinds)[number];

/** How sure one is of an expected effect. */
export const confidences = ["low", "medium", "high"] as const;
export type Confidence = (typeof confidences)[number];
