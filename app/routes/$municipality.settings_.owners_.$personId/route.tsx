import { redirect, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { PersonFields, usePersonLabels } from "~/components/member/person-fields";
import { pageTitle } from "~/components/page-title";
import { RecordForm } from "~/components/record-form";
import { SettingsHead } from "~/components/settings/settings-head";
import { Field } from "~/components/ui/field";
import { useWords } from "~/components/use-words";
import { changePerson, personHead } from "~/domain/member/persons.server";
import { ChangedPersonForm, PersonParams } from "~/domain/member/schema";
import { unitTree } from "~/domain/unit/queries.server";
import { municipalityAction, municipalityLoader } from "~/http/visit.server";

/** Where somebody with an account, or without one, is listed. */
const listOf = (path: string, userId: string | null) => (userId ? `${path}/members/${userId}` : `${path}/owners`);

export const loader = municipalityLoader(
  { may: "member.write", params: PersonParams },
  async ({ db, params, municipality }) => {
    const person = await personHead(db, params.personId);
    const path = `/${municipality.key}/settings`;
    return { person, units: await unitTree(db), path, back: listOf(path, person.userId) };
  },
);

export const action = municipalityAction(
  { may: "member.write", params: PersonParams, form: ChangedPersonForm },
  async ({ db, actor, params, value, municipality }) => {
    await changePerson(db, actor, params.personId, value);
    const { userId } = await personHead(db, params.personId);
    return redirect(listOf(`/${municipality.key}/settings`, userId), 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.person.name);

export default function OwnerPage() {
  const { t } = useWords();
  const { person, units, path, back } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const isMember = person.userId !== null;
  return (
    <>
      <SettingsHead
        title={person.name}
        between={[
          isMember ? { label: t("members.title"), page: "members" } : { label: t("owners.title"), page: "owners" },
        ]}
        history={`/person/${person.id}`}
      />
      <RecordForm
        answer={answer}
        labels={{ ...usePersonLabels(), namedInPublic: t("publication.namedInPublic") }}
        values={{
          name: person.name,
          title: person.title ?? "",
          unitId: person.unitId ?? "",
          namedInPublic: person.namedInPublic ? "on" : "",
        }}
        version={person.version}
        display={(name, value) =>
          name === "unitId"
            ? (units.find(({ id }) => id === value)?.name ?? t("owners.noUnit"))
            : name === "namedInPublic" && value === "on"
              ? t("settings.general.yes")
              : value
        }
        submit={t("owners.save")}
        cancel={{ href: back, label: t("forms.cancel") }}
      >
        {({ field, chosen }) => (
          <>
            <PersonFields field={field} units={units} />
            <Field
              kind="checkbox"
              name="namedInPublic"
              label={t("publication.namedInPublic")}
              hint={t("publication.namedInPublicHint")}
              error={field("namedInPublic").error}
              defaultChecked={chosen("namedInPublic").includes("on")}
            />
          </>
        )}
      </RecordForm>
      <section className="section">
        <h2>{t("members.one.moreTitle")}</h2>
        <ul className="plain-list">
          <li>
            <Link className="ds-link" to={`${path}/owners/${person.id}/handover`}>
              {t("members.one.handOver")}
            </Link>
          </li>
          {isMember ? null : (
            <>
              {person.isInvited || person.endedOn ? null : (
                <li>
                  <Link className="ds-link" to={`${path}/members/new?person=${person.id}`}>
                    {t("members.invite.title")}
                  </Link>
                </li>
              )}
              <li>
                <Link className="ds-link" to={`${path}/owners/${person.id}/end`}>
                  {t(person.endedOn ? "members.one.changeEnd" : "owners.end")}
                </Link>
              </li>
            </>
          )}
        </ul>
      </section>
    </>
  );
}
