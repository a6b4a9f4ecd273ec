import type { MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { pageTitle } from "~/components/page-title";
import { SettingsHead } from "~/components/settings/settings-head";
import { SharedLevels } from "~/components/sharing/levels";
import { MembershipDay } from "~/components/sharing/membership-day";
import { EmptyState } from "~/components/ui/empty-state";
import { useWords } from "~/components/use-words";
import { sharingNetworks } from "~/domain/sharing/queries.server";
import { municipalityMoves, movesFrom } from "~/domain/sharing/states";
import { municipalityLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = municipalityLoader({ may: "sharing.write" }, async ({ db, municipality, today, language }) => ({
  path: `/${municipality.key}/settings/sharing`,
  messages: `/${municipality.key}/networks`,
  today,
  networks: (await sharingNetworks(db)).map(({ askedAt, answeredAt, ...network }) => ({
    ...network,
    askedAt: askedAt.toISOString(),
    answeredAt: answeredAt?.toISOString() ?? null,
    moves: movesFrom(municipalityMoves, network.state),
  })),
  title: translatorFor(language).t("sharing.title"),
}));

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function Sharing() {
  const { t } = useWords();
  const { path, messages, today, networks, title } = useLoaderData<typeof loader>();
  return (
    <>
      <SettingsHead title={title} lead={t("sharing.lead")} />
      <section className="section">
        <div className="section-head">
          <h2>{t("sharing.networks")}</h2>
          <Link className="ds-link" to={messages}>
            {t("network.received.title")}
          </Link>
        </div>
        {networks.length === 0 ? (
          <EmptyState title={t("sharing.none")}>{t("sharing.noneText")}</EmptyState>
        ) : (
          <div className="scroll-region" tabIndex={0} role="region" aria-label={t("sharing.networks")}>
            <table className="ds-table">
              <thead>
                <tr>
                  <th scope="col">{t("sharing.network")}</th>
                  <th scope="col">{t("sharing.state")}</th>
                  <th scope="col">{t("sharing.whatIsShared")}</th>
                </tr>
              </thead>
              <tbody>
                {networks.map((network) => (
                  <tr key={network.id}>
                    <th scope="row">
                      {network.name}
                      {network.wave === null ? null : (
                        <span className="sub-line">
                          {t("sharing.wave")} {network.wave}
                        </span>
                      )}
                      {network.moves.length === 0 ? null : (
                        <span className="sub-line">
                          <Link
                            className="text-button"
                            to={`${path}/${network.key}`}
                            aria-label={t(network.state === "asked" ? "sharing.answerTo" : "sharing.changeOf", {
                              network: network.name,
                            })}
                          >
                            {t(network.state === "asked" ? "sharing.answer" : "sharing.change")}
                          </Link>
                        </span>
                      )}
                    </th>
                    <td>
                      <MembershipDay state={network.state} askedAt={network.askedAt} answeredAt={network.answeredAt} />
                    </td>
                    <td>
                      <SharedLevels grants={network.grants} today={today} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </section>
      <section className="section">
        <h2>{t("sharing.public")}</h2>
        <p>
          <Link className="ds-link" to={path.replace(/sharing$/, "publication")}>
            {t("sharing.publicPreviewLink")}
          </Link>
        </p>
      </section>
    </>
  );
}
