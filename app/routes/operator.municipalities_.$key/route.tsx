import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Pending } from "~/components/member/pending";
import { FirstForm } from "~/components/operator/first";
import { pageTitle } from "~/components/page-title";
import { Facts } from "~/components/ui/facts";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import { pendingInvitations } from "~/domain/member/invite.server";
import { inviteFirst } from "~/domain/operator/places.server";
import { oneMunicipality } from "~/domain/operator/queries.server";
import { FirstInvite, PlaceParams } from "~/domain/operator/schema";
import { publicUrl } from "~/http/public-url.server";
import { operatorAction, operatorLoader } from "~/http/visit.server";
import { isLanguage, languageNames } from "~/text/languages";

export const loader = operatorLoader({ may: "municipality.write", params: PlaceParams }, async ({ db, params }) => {
  const { id, publishedAt, ...municipality } = await oneMunicipality(db, params.key);
  // Where somebody decides, invitations are their business alone.
  const pending = municipality.administrators > 0 ? [] : await pendingInvitations(db, { kind: "municipality", id });
  return {
    municipality: { ...municipality, publishedAt: publishedAt?.toISOString() ?? null },
    pending: pending.map(({ id: invitation, email, name, expiresAt, isExpired }) => ({
      id: invitation,
      email,
      name,
      expiresAt: expiresAt.toISOString(),
      isExpired,
    })),
  };
});

export const action = operatorAction(
  { may: "municipality.write", params: PlaceParams, form: FirstInvite },
  async ({ db, actor, params, signedIn, url, language, value }) => {
    await inviteFirst(db, actor, "municipality", params.key, value, (own) => ({
      inviter: signedIn.name,
      language: own !== null && isLanguage(own) ? own : language,
      link: (token) => publicUrl(`/invitation/${token}`, url),
    }));
    return redirect(`/operator/municipalities/${params.key}`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.municipality.name);

export default function OneMunicipality() {
  const { t, format } = useWords();
  const { municipality, pending } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { name, key, kind, county, population, language, publishedAt, lastSignInOn } = municipality;
  return (
    <>
      <PageHead
        title={name}
        trail={{
          label: t("operator.trail"),
          steps: [{ label: t("operator.municipalities.title"), href: "/operator/municipalities" }, { label: name }],
        }}
      />
      <section className="section">
        <Facts
          facts={[
            { key: "address", term: t("operator.facts.address"), detail: `/${key}` },
            { key: "kind", term: t("operator.facts.kind"), detail: t(`operator.kinds.${kind}`) },
            { key: "county", term: t("operator.facts.county"), detail: county ?? t("operator.facts.unknown") },
            {
              key: "population",
              term: t("operator.facts.population"),
              detail: population === null ? t("operator.facts.unknown") : format.number(population),
            },
            {
              key: "language",
              term: t("operator.facts.language"),
              detail: isLanguage(language) ? <span lang={language}>{languageNames[language]}</span> : language,
            },
            {
              key: "published",
              term: t("operator.facts.published"),
              detail: publishedAt === null ? t("operator.municipalities.notPublished") : format.date(publishedAt),
            },
            { key: "members", term: t("operator.facts.members"), detail: format.number(municipality.members) },
            {
              key: "administrators",
              term: t("operator.facts.administrators"),
              detail: format.number(municipality.administrators),
            },
            {
              key: "last",
              term: t("operator.facts.lastSignIn"),
              detail: lastSignInOn === null ? t("operator.municipalities.never") : format.date(lastSignInOn),
            },
            {
              key: "observations",
              term: t("operator.facts.observations"),
              detail: format.number(municipality.observations),
            },
            { key: "actions", term: t("operator.facts.actions"), detail: format.number(municipality.actions) },
          ]}
        />
      </section>
      <Pending pending={pending} path="/operator/invitations" />
      {municipality.administrators === 0 ? (
        <section className="section">
          <h2>{t("operator.first.none")}</h2>
          <p>{t("operator.first.noneText")}</p>
          <FirstForm answer={answer} submit={t("operator.form.invite")} />
        </section>
      ) : null}
    </>
  );
}
