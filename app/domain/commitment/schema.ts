import { z } from "zod";
import { across, optionalText, requiredDate, requiredText, version } from "~/domain/shared/fields";
import { commitmentKeys, criterionKeys, type CriterionKey } from "./criteria";
import { evidenceKinds, verdicts } from "./kinds";

export const CommitmentParams = z.object({ commitment: z.enum(commitmentKeys) });
export const EvidenceParams = CommitmentParams.extend({ evidenceId: z.uuid() });
export const MemberParams = z.object({ member: z.string().max(100) });

/** An address on the web that can be followed. */
function isWebAddress(text: string): boolean {
  if (!/^https?:\/\/\S+$/i.test(text)) return false;
  return URL.canParse(text);
}

const evidence = z.object({
  kind: z.enum(evidenceKinds, { error: "forms.choose" }),
  title: requiredText(200),
  criterion: z
    .enum(criterionKeys as [CriterionKey, ...CriterionKey[]], { error: "forms.choose" })
    .optional()
    .transform((key) => key ?? null),
  url: optionalText(500).refine((text) => text === null || isWebAddress(text), "commitmentWork.addressFault"),
  caseNumber: optionalText(60),
  datedOn: requiredDate,
  note: optionalText(2000),
});
const hasAddress = ({ kind, url }: { kind: string; url: string | null }) => kind !== "link" || url !== null;
const needsAddress = across(["kind", "url"], "url", "commitmentWork.addressMissing");

export const EvidenceForm = evidence.refine(hasAddress, needsAddress);
export type EvidenceForm = z.output<typeof EvidenceForm>;
export const EvidenceChange = evidence.extend({ version }).refine(hasAddress, needsAddress);
export type EvidenceChange = z.output<typeof EvidenceChange>;
export const EvidenceRemoval = z.object({ version });

/** `status` and `criteria` tell what was on the page when it was judged. */
export const JudgementForm = z.object({
  verdict: z.enum(verdicts, { error: "forms.choose" }),
  reason: requiredText(2000),
  status: z.enum(["on_the_way", "partly", "not_yet", "no_basis"], { error: "forms.wrong" }),
  criteria: z.string({ error: "forms.wrong" }).max(100, "forms.wrong"),
});
export type JudgementForm = z.output<typeof JudgementForm>;

export const CommentForm = z.object({
  commitment: z.enum(commitmentKeys, { error: "forms.choose" }),
  text: requiredText(2000),
});
export type CommentForm = z.output<typeof CommentForm>;

const pageNumber = z.coerce.number().int().min(1).max(100_000).catch(1).default(1);
export const RecordsSearch = z.object({ page: pageNumber });

/** How the members of a network are put in order: by name, or by how far each is with one commitment. */
export const SideBySideSearch = z.object({
  sort: z
    .enum(["name", ...commitmentKeys])
    .catch("name")
    .default("name"),
  dir: z.enum(["asc", "desc"]).catch("asc").default("asc"),
  over: z.enum(commitmentKeys).catch("knowledge").default("knowledge"),
  page: pageNumber,
});
export type SideBySideSearch = z.output<typeof SideBySideSearch>;
