import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { EndForm } from "~/components/member/end-form";
import { pageTitle } from "~/components/page-title";
import { SettingsHead } from "~/components/settings/settings-head";
import { useWords } from "~/components/use-words";
import { endPerson, personHead } from "~/domain/member/persons.server";
import { EndForm as EndSchema, PersonParams } from "~/domain/member/schema";
import { municipalityAction, municipalityLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = municipalityLoader(
  { may: "member.write", params: PersonParams },
  async ({ db, params, municipality, language }) => {
    const person = await personHead(db, params.personId);
    const path = `/${municipality.key}/settings`;
    // Somebody with an account ends as a member, and loses the way in as well.
    if (person.userId !== null) throw redirect(`${path}/members/${person.userId}/end`);
    return { person, path, title: translatorFor(language).t("members.end.ownerTitle") };
  },
);

export const action = municipalityAction(
  { may: "member.write", params: PersonParams, form: EndSchema },
  async ({ db, actor, params, value, municipality }) => {
    await endPerson(db, actor, params.personId, value);
    return redirect(`/${municipality.key}/settings/owners`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function EndOwner() {
  const { t } = useWords();
  const { person, path, title } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <SettingsHead
        title={title}
        lead={t("members.end.ownerLead")}
        between={[
          { label: t("owners.title"), page: "owners" },
          { label: person.name, page: `owners/${person.id}` },
        ]}
      />
      <div className="narrow">
        <EndForm
          answer={answer}
          until={person.endedOn}
          version={person.version}
          openWork={person.openWork}
          handover={`${path}/owners/${person.id}/handover`}
          isMember={false}
          back={`${path}/owners/${person.id}`}
        />
      </div>
    </>
  );
}
