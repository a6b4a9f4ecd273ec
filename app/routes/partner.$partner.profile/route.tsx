import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { pageTitle } from "~/components/page-title";
import { RecordForm } from "~/components/record-form";
import { Choices, Field } from "~/components/ui/field";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import { changeProfile } from "~/domain/partner/commands.server";
import { ownProfile } from "~/domain/partner/queries.server";
import { askable } from "~/domain/partner/registration.server";
import { PartnerProfile } from "~/domain/partner/schema";
import { areas } from "~/domain/recommendation/queries.server";
import { publicUrl } from "~/http/public-url.server";
import { partnerAction, partnerLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = partnerLoader({ may: "partner_member.write" }, async ({ db, partner, language }) => ({
  profile: await ownProfile(db, partner.id),
  areas: await areas(db, language),
  municipalities: await askable(db),
  home: `/partner/${partner.key}`,
  name: partner.name,
  title: translatorFor(language).t("partners.profile.title"),
}));

export const action = partnerAction(
  { may: "partner_member.write", form: PartnerProfile },
  async ({ db, actor, partner, url, value }) => {
    await changeProfile(db, actor, partner.id, value, (path) => publicUrl(path, url));
    return redirect(`/partner/${partner.key}`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function PartnersProfile() {
  const { t } = useWords();
  const { profile, areas: all, municipalities, home, name, title } = useLoaderData<typeof loader>();
  const waits = profile.state === "registered";
  return (
    <>
      <PageHead
        title={title}
        lead={t("partners.profile.lead")}
        trail={{ label: t("challenges.one.trail"), steps: [{ label: name, href: home }, { label: title }] }}
      />
      <RecordForm
        answer={useActionData<typeof action>()}
        labels={{
          interests: t("partners.profile.interests"),
          ...(waits ? { municipality: t("partners.profile.municipality") } : {}),
        }}
        values={{ interests: profile.interests, municipality: profile.askedMunicipalityId ?? "" }}
        version={profile.version}
        display={(field, value) =>
          field === "interests"
            ? (all.find(({ key }) => key === value)?.name ?? value)
            : (municipalities.find(({ id }) => id === value)?.name ?? value)
        }
        submit={t("partners.profile.submit")}
        cancel={{ href: home, label: t("forms.cancel") }}
      >
        {({ field, chosen }) => (
          <>
            <Choices
              kind="checkbox"
              name="interests"
              legend={t("partners.profile.interests")}
              optional={t("forms.optional")}
              error={field("interests").error}
              options={all.map(({ key, name: label }) => ({ value: key, label }))}
              chosen={chosen("interests")}
            />
            {waits ? (
              <Field
                {...field("municipality")}
                kind="select"
                width="half"
                optional={t("forms.optional")}
                hint={t("partners.profile.municipalityHint")}
                empty={t("partners.profile.chooseMunicipality")}
                options={municipalities.map(({ id, name: label }) => ({ value: id, label }))}
              />
            ) : null}
          </>
        )}
      </RecordForm>
    </>
  );
}
