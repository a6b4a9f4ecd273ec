import { z } from "zod";
import { languages } from "~/text/languages";
import { across, optionalId, optionalText, requiredDate, requiredText, version, versionOrNone } from "../shared/fields";
import { answerField, mostQuestions } from "./questions";
import { roundStates } from "./states";

const questionLength = 500;
const answerLength = 4_000;

/** One question a line; empty lines are none. */
const questions = z
  .string()
  .optional()
  .transform((typed, context) => {
    const lines = (typed ?? "")
      .split(/\r\n|\r|\n/)
      .map((line) => line.trim())
      .filter((line) => line !== "");
    if (lines.length > mostQuestions) context.addIssue({ code: "custom", message: "reviews.tooManyQuestions|20" });
    if (lines.some(({ length }) => length > questionLength))
      context.addIssue({ code: "custom", message: `forms.tooLong|${questionLength}` });
    return lines;
  });

const round = {
  title: requiredText(120),
  language: z.enum(languages, "forms.choose"),
  periodFrom: requiredDate,
  periodTo: requiredDate,
  opensOn: requiredDate,
  dueOn: requiredDate,
  previous: optionalId,
  questions,
};
const inOrder = (from: "periodFrom" | "opensOn", to: "periodTo" | "dueOn") =>
  across([from, to], to, "forms.datesInOrder");

export const RoundForm = z
  .object(round)
  .refine(({ periodFrom, periodTo }) => periodFrom <= periodTo, inOrder("periodFrom", "periodTo"))
  .refine(({ opensOn, dueOn }) => opensOn <= dueOn, inOrder("opensOn", "dueOn"));
export type RoundGiven = z.output<typeof RoundForm>;

export const RoundChange = z
  .object({ part: z.literal("plan"), ...round, version })
  .refine(({ periodFrom, periodTo }) => periodFrom <= periodTo, inOrder("periodFrom", "periodTo"))
  .refine(({ opensOn, dueOn }) => opensOn <= dueOn, inOrder("opensOn", "dueOn"));
export type RoundChangeGiven = z.output<typeof RoundChange>;

/** Once it is open only its name and the due date change: what was asked stands. */
export const OpenRoundChange = z.object({ part: z.literal("dates"), title: round.title, dueOn: requiredDate, version });
export type OpenRoundChangeGiven = z.output<typeof OpenRoundChange>;

/** The form says which of the two it is. */
export const EitherRoundChange = z.discriminatedUnion("part", [RoundChange, OpenRoundChange], "forms.wrong");

export const RoundMove = z.object({ to: z.enum(roundStates, "forms.choose"), reason: optionalText(2_000) });
export type RoundMoveGiven = z.output<typeof RoundMove>;

export const RoundParams = z.object({ reviewId: z.uuid() });
export const RoundSubmissionParams = RoundParams.extend({ submissionId: z.uuid() });
export const SubmissionMoveParams = RoundSubmissionParams.extend({ move: z.enum(["questions", "acceptance"]) });
export const SubmissionParams = z.object({ municipality: z.string(), submissionId: z.uuid() });

/** What the network asks about a report; accepting may go without a word. The version says that it is the submission that was read. */
export const AskForm = z.object({ text: optionalText(answerLength), version });

/** What the municipality writes: an answer to each question, in their order, and a note. Version 0: there was no draft yet. */
export const DraftForm = z
  .object({
    ...Object.fromEntries(
      Array.from({ length: mostQuestions }, (_, index) => [answerField(index), optionalText(answerLength)]),
    ),
    note: optionalText(answerLength),
    version: versionOrNone,
  })
  .transform(({ note, version: read, ...answers }) => ({
    answers: Array.from(
      { length: mostQuestions },
      (_, index) => (answers as Record<string, string | null>)[answerField(index)] ?? "",
    ),
    note: note ?? "",
    version: read,
  }));
export type DraftGiven = z.output<typeof DraftForm>;

/** Submitting sends what was saved: the version says that it is what was looked at. */
export const SubmitForm = z.object({ version: versionOrNone });
export const CommentForm = z.object({ text: requiredText(answerLength), version });

/** A page of a list. */
export const RoundSearch = z.object({ page: z.coerce.number().int().min(1).catch(1).default(1) });
export const ComparisonSearch = RoundSearch.extend({ member: z.string().max(100).optional().catch(undefined) });
export const MoveSearch = z.object({ to: z.enum(roundStates).optional().catch(undefined) });
export const RevisionSearch = z.object({
  revision: z.coerce.number().int().min(1).max(32_767).optional().catch(undefined),
});
