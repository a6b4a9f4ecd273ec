import type { ProposalContent } from "./content";

/** What of a proposal is compared, in the order it is shown. */
export const comparedFields = [
  "title",
  "summary",
  "language",
  "effects",
  "ask",
  "askOre",
  "bring",
  "costs",
  "partners",
  "startsOn",
  "endsOn",
  "risks",
  "interest",
  "attachments",
] as const satisfies (keyof ProposalContent)[];
export type ComparedField = (typeof comparedFields)[number];

/** One field that is not the same in two revisions; a list tells what came, what went, and what of it changed. */
export type FieldDifference =
  | { field: Exclude<ComparedField, ListField>; before: string | number | null; after: string | number | null }
  | {
      [Field in ListField]: {
        field: Field;
        added: ProposalContent[Field];
        removed: ProposalContent[Field];
      };
    }[ListField];
type ListField = "effects" | "costs" | "partners" | "attachments";

const lists: readonly ComparedField[] = ["effects", "costs", "partners", "attachments"];

/** What one revision says otherwise than the one before, field by field; nothing where they say the same. */
export function difference(before: ProposalContent, after: ProposalContent): FieldDifference[] {
  return comparedFields.flatMap((field): FieldDifference[] => {
    if (!lists.includes(field)) {
      const [old, now] = [before[field], after[field]];
      return old === now ? [] : [{ field, before: old, after: now } as FieldDifference];
    }
    const key = (item: unknown) => JSON.stringify(item, Object.keys(Object(item) as object).sort());
    const [old, now] = [before[field] as unknown[], after[field] as unknown[]];
    const [had, has] = [new Set(old.map(key)), new Set(now.map(key))];
    const added = now.filter((item) => !had.has(key(item)));
    const removed = old.filter((item) => !has.has(key(item)));
    return added.length + removed.length === 0 ? [] : [{ field, added, removed } as FieldDifference];
  });
}
