import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { TakeBackPage } from "~/components/history/take-back-page";
import { pageTitle } from "~/components/page-title";
import { visibleSubjects } from "~/domain/history/changes";
import { ChangeParams, TakeBackForm } from "~/domain/history/take-back";
import { proposal, takeableChange, takeBack } from "~/domain/history/take-back.server";
import { nameOf, whoDid } from "~/domain/history/words";
import { municipalityAction, municipalityLoader } from "~/http/visit.server";
import { formatsFor } from "~/text/format";
import { translatorFor } from "~/text/words.server";

// Owners of work and units, which administrators keep; nothing of who has which rights.
const subjects = visibleSubjects(false);

export const loader = municipalityLoader(
  { may: "settings.write", params: ChangeParams },
  async ({ db, params, language, municipality, today }) => {
    const reader = { t: translatorFor(language).t, format: formatsFor(language) };
    const known = await takeableChange(db, params.changeId, subjects, language, "settings");
    const { line, names } = known;
    return {
      municipality: municipality.key,
      title: reader.t("history.takeBack.title"),
      subject: line.subject,
      subjectId: line.subjectId,
      name: nameOf(names, { kind: line.subject, id: line.subjectId }, reader),
      nameLanguage: names.get(`${line.subject} ${line.subjectId}`)?.language ?? null,
      who: whoDid(line, names, reader),
      at: line.at.toISOString(),
      ...(await proposal(db, known, reader, today)),
    };
  },
);

export const action = municipalityAction(
  { may: "settings.write", params: ChangeParams, form: TakeBackForm },
  async ({ db, actor, params, value, language, municipality, today }) => {
    const reader = { t: translatorFor(language).t, format: formatsFor(language) };
    const known = await takeableChange(db, params.changeId, subjects, language, "settings");
    await takeBack(db, actor, known, value, reader, today);
    const { subject, subjectId } = known.line;
    return redirect(`/${municipality.key}/history/${subject}/${subjectId}`, 303);
  },
);

/** After a refusal the record is shown as it stands. */
export const shouldRevalidate = () => true;

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function TakeBack() {
  const answer = useActionData<typeof action>();
  return <TakeBackPage page={useLoaderData<typeof loader>()} answer={answer} />;
}
