import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { pageTitle } from "~/components/page-title";
import { PracticeMoves } from "~/components/practice/practice-moves";
import { ErrorSummary } from "~/components/ui/error-summary";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import { movePractice, practiceFacts } from "~/domain/practice/commands.server";
import { practiceById } from "~/domain/practice/queries.server";
import { PracticeMove, PracticeParams } from "~/domain/practice/schema";
import { practiceMachine } from "~/domain/practice/states";
import { NotFound } from "~/domain/shared/errors";
import { reachable } from "~/domain/shared/state-machine";
import { municipalityAction, municipalityLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

// Offering and withdrawing are sent here from the practice's own page; this one is seen when it did not go through.

export const loader = municipalityLoader(
  { may: "practice.offer", params: PracticeParams },
  async ({ db, municipality, params, language }) => {
    const { id, title, language: written, version, state, isOwn } = await practiceById(db, params.practiceId, language);
    if (!isOwn) throw new NotFound("practice");
    return {
      municipality: municipality.key,
      practice: { id, title, language: written, version },
      moves: reachable(practiceMachine, state, await practiceFacts(db, id)),
      title: translatorFor(language).t("practices.one.moves"),
    };
  },
);

export const action = municipalityAction(
  { may: "practice.offer", params: PracticeParams, form: PracticeMove },
  async ({ db, actor, municipality, params, value, language }) => {
    await movePractice(db, actor, params.practiceId, value, language);
    return redirect(`/${municipality.key}/practices/${params.practiceId}`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function MovePractice() {
  const { t } = useWords();
  const { municipality, practice, moves, title } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const path = `/${municipality}/practices/${practice.id}`;
  const problem =
    answer?.status === "refused"
      ? {
          title: t("forms.refused"),
          message: t(`refusals.${answer.reason.key}` as "forms.wrong", answer.reason.params),
        }
      : answer === undefined
        ? null
        : { title: t("forms.conflict"), message: t("forms.conflictWhatToDo") };
  return (
    <>
      <PageHead
        title={title}
        trail={{
          label: t("projects.trail"),
          steps: [
            { label: t("practices.title"), href: `/${municipality}/practices` },
            { label: practice.title, href: path, lang: practice.language },
            { label: title },
          ],
        }}
      />
      {problem === null ? null : <ErrorSummary title={problem.title} errors={[{ message: problem.message }]} />}
      <PracticeMoves path={path} moves={moves} version={practice.version} />
    </>
  );
}
