import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { RoleChoices } from "~/components/member/role-choices";
import { pageTitle } from "~/components/page-title";
import { RecordForm } from "~/components/record-form";
import { SettingsHead } from "~/components/settings/settings-head";
import { Field } from "~/components/ui/field";
import { useWords } from "~/components/use-words";
import { invite } from "~/domain/member/invite.server";
import { invitablePersons } from "~/domain/member/persons.server";
import { InviteForm } from "~/domain/member/schema";
import { publicUrl } from "~/http/public-url.server";
import { municipalityAction, municipalityLoader } from "~/http/visit.server";
import { isLanguage } from "~/text/languages";
import { translatorFor } from "~/text/words.server";

export const loader = municipalityLoader(
  { may: "member.write", search: z.object({ person: z.uuid().optional().catch(undefined) }) },
  async ({ db, municipality, search, language }) => {
    const persons = await invitablePersons(db);
    return {
      persons,
      chosen: persons.find(({ id }) => id === search.person) ?? null,
      back: `/${municipality.key}/settings/members`,
      title: translatorFor(language).t("members.invite.title"),
    };
  },
);

export const action = municipalityAction(
  { may: "member.write", form: InviteForm },
  async ({ db, actor, value, signedIn, municipality, url }) => {
    await invite(db, actor, { kind: "municipality", ...municipality }, value, {
      inviter: signedIn.name,
      language: isLanguage(municipality.language) ? municipality.language : "nb",
      link: (token) => publicUrl(`/invitation/${token}`, url),
    });
    return redirect(`/${municipality.key}/settings/members?view=invited`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function InviteMember() {
  const { t } = useWords();
  const { persons, chosen: person, back, title } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <SettingsHead
        title={title}
        lead={t("members.invite.lead")}
        between={[{ label: t("members.title"), page: "members" }]}
      />
      <div className="narrow">
        <RecordForm
          answer={answer}
          labels={{
            email: t("members.invite.email"),
            name: t("members.invite.name"),
            roles: t("members.invite.roles"),
            personId: t("members.invite.personId"),
          }}
          values={{ roles: ["reader"], personId: person?.id, name: person?.name }}
          submit={t("members.invite.send")}
          cancel={{ href: back, label: t("forms.cancel") }}
        >
          {({ field, chosen }) => (
            <>
              <Field kind="email" autoComplete="off" required={t("forms.required")} {...field("email")} />
              <Field
                autoComplete="off"
                optional={t("forms.optional")}
                hint={t("members.invite.nameHint")}
                {...field("name")}
              />
              <RoleChoices error={field("roles").error} chosen={chosen("roles")} />
              {persons.length > 0 ? (
                <Field
                  kind="select"
                  empty={t("members.invite.nobody")}
                  hint={t("members.invite.personHint")}
                  options={persons.map(({ id, name, unit }) => ({
                    value: id,
                    label: unit ? `${name}, ${unit}` : name,
                  }))}
                  {...field("personId")}
                />
              ) : null}
            </>
          )}
        </RecordForm>
      </div>
    </>
  );
}
