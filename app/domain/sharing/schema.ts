import { z } from "zod";
import { optionalDate, optionalText, requiredText, version, versionOrNone } from "../shared/fields";
import { isIsoDate } from "../shared/period";
import { sharingLevels, sharingSubjects, type Grants, type SharingSubject } from "./levels";
import { membershipStates, municipalityMoves, networkMoves } from "./states";

const level = z.enum(sharingLevels, { error: "forms.choose" });

/** What one network is to see: a level and a first day for each subject. Without a day it is seen at once. */
export const SharingForm = z.object({
  figures: level,
  figuresFrom: optionalDate,
  plan: level,
  planFrom: optionalDate,
  money: level,
  moneyFrom: optionalDate,
  updates: level,
  updatesFrom: optionalDate,
  /** Of all grants to the network together; 0 where there are none yet. */
  version: versionOrNone,
});
export type SharingForm = z.output<typeof SharingForm>;

/** The form's fields as grants. */
export function grantsOf(form: SharingForm, today: string): Grants {
  const of = (subject: SharingSubject) => ({ level: form[subject], from: form[`${subject}From`] ?? today });
  return { figures: of("figures"), plan: of("plan"), money: of("money"), updates: of("updates") };
}

/** Grants as the form's own texts. A day says nothing where nothing is shared. */
export const sharingFormValues = (grants: Grants): Record<string, string> =>
  Object.fromEntries(
    sharingSubjects.flatMap((subject) => {
      const { level: chosen, from } = grants[subject];
      return [[subject, chosen] as const, ...(chosen === "nothing" ? [] : [[`${subject}From`, from] as const])];
    }),
  );

const askedLevel = z.enum(sharingLevels).nullable().catch(null).default(null);
const askedDay = z
  .string()
  .refine((text) => isIsoDate(text) && text >= "1990-01-01" && text <= "2100-12-31")
  .nullable()
  .catch(null)
  .default(null);

/** What is proposed in an address: of a preview, and of the form that one comes back to. What is left out stays as it is. */
export const Proposal = z.object({
  figures: askedLevel,
  figuresFrom: askedDay,
  plan: askedLevel,
  planFrom: askedDay,
  money: askedLevel,
  moneyFrom: askedDay,
  updates: askedLevel,
  updatesFrom: askedDay,
});
export type Proposal = z.output<typeof Proposal>;

const askedPage = z.coerce.number().int().min(1).max(100_000).catch(1).default(1);

/** A preview may open one of the projects, by its id, and each of its long lists at a page of its own. */
export const PreviewSearch = Proposal.extend({
  project: z.uuid().nullable().catch(null).default(null),
  recommendations: askedPage,
  projects: askedPage,
  funding: askedPage,
});

/** What is shared, with what is proposed in its place. */
export function proposed(saved: Grants, proposal: Proposal, today: string): Grants {
  const of = (subject: SharingSubject) => {
    const chosen = proposal[subject];
    return chosen === null ? saved[subject] : { level: chosen, from: proposal[`${subject}From`] ?? today };
  };
  return { figures: of("figures"), plan: of("plan"), money: of("money"), updates: of("updates") };
}

export const NetworkParams = z.object({ network: z.string().min(1).max(100) });
export const AnswerParams = NetworkParams.extend({ move: z.enum(municipalityMoves) });
export const AnswerForm = z.object({ version });

export const MembershipParams = z.object({ key: z.string().min(1).max(100) });
export const MoveParams = MembershipParams.extend({ move: z.enum(networkMoves) });
export const WaveForm = z.object({ wave: optionalText(40), version });

/** Whom to ask: one of those that are published, by its name or key, or any other by its whole key. */
export const AskForm = z.object({
  municipality: requiredText(100).transform((text) => text.normalize("NFC")),
  wave: optionalText(40),
});
export type AskForm = z.output<typeof AskForm>;

/** The filters of a network's municipalities and of the organisations around it. */
export const MembersSearch = z.object({
  q: z.string().trim().max(100).catch("").default(""),
  state: z.enum(membershipStates).nullable().catch(null).default(null),
  municipalities: z.coerce.number().int().min(1).max(1_000_000).catch(1).default(1),
  kind: z.string().trim().max(40).nullable().catch(null).default(null),
  page: z.coerce.number().int().min(1).max(1_000_000).catch(1).default(1),
});
export type MembersSearch = z.output<typeof MembersSearch>;
