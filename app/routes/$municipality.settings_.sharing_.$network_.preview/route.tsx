import type { MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { pageTitle } from "~/components/page-title";
import { SettingsHead } from "~/components/settings/settings-head";
import { Looked, type LookChange } from "~/components/sharing/looked";
import { searchHref } from "~/components/ui/search-href";
import { Tag } from "~/components/ui/tag";
import { useWords } from "~/components/use-words";
import { changedSubjects } from "~/domain/sharing/levels";
import { previewForNetwork } from "~/domain/sharing/preview.server";
import { sharingNetwork } from "~/domain/sharing/queries.server";
import { NetworkParams, PreviewSearch, proposed, sharingFormValues } from "~/domain/sharing/schema";
import { rehearsalLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = rehearsalLoader(
  { may: "sharing.write", params: NetworkParams, search: PreviewSearch },
  async ({ db, doors, params, search, municipality, language, today }) => {
    const network = await sharingNetwork(db, params.network);
    const grants = proposed(network.grants, search, today);
    const { key, name, state, grantsVersion } = network;
    return {
      path: `/${municipality.key}/settings/sharing/${key}`,
      publication: `/${municipality.key}/settings/publication`,
      municipality: municipality.name,
      network: { key, name, state, grantsVersion },
      grants,
      changes: changedSubjects(network.grants, grants).length,
      values: sharingFormValues(grants),
      today,
      asked: {
        project: search.project,
        recommendations: search.recommendations,
        projects: search.projects,
        funding: search.funding,
      },
      look: await previewForNetwork(db, doors, municipality, network, grants, {
        language,
        today,
        asked: search,
      }),
      title: translatorFor(language).t("sharing.look.title", { network: name }),
    };
  },
);

/** Left out of the address. */
const firstPages = { recommendations: 1, projects: 1, funding: 1 };

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function Preview() {
  const { t } = useWords();
  const { path, publication, municipality, network, grants, changes, values, today, asked, look, title } =
    useLoaderData<typeof loader>();
  const isUnsaved = changes > 0;
  const hrefOf = (change: LookChange, anchor: string) =>
    `${searchHref(`${path}/preview`, { ...values, ...asked }, change, firstPages)}#${anchor}`;
  return (
    <>
      <SettingsHead
        title={title}
        lead={t(isUnsaved || network.state === "asked" ? "sharing.look.lead" : "sharing.look.leadSaved", {
          name: municipality,
        })}
        between={[
          { label: t("sharing.title"), page: "sharing" },
          { label: network.name, page: `sharing/${network.key}` },
        ]}
      />
      <section className="section">
        {network.state === "asked" ? <p>{t("sharing.look.asMember")}</p> : null}
        {isUnsaved ? (
          <p>
            <Tag outline>{t("sharing.look.unsaved")}</Tag>
          </p>
        ) : null}
        <div className="button-row">
          {isUnsaved && network.state === "joined" ? (
            <Form method="post" action={path}>
              {Object.entries({ ...values, version: String(network.grantsVersion) }).map(([name, value]) => (
                <input key={name} type="hidden" name={name} value={value} />
              ))}
              <button className="ds-button" data-color="accent">
                {t("sharing.look.save")}
              </button>
            </Form>
          ) : null}
          <Link
            className="ds-button"
            data-variant="secondary"
            data-color="accent"
            to={isUnsaved ? `${path}?${new URLSearchParams(values).toString()}` : path}
          >
            {t("sharing.look.back")}
          </Link>
          <Link className="ds-link" to={searchHref(publication, { preview: network.key, ...values }, {})}>
            {t("sharing.publicPreviewLink")}
          </Link>
        </div>
      </section>
      <Looked look={look} grants={grants} today={today} hrefOf={hrefOf} />
    </>
  );
}
