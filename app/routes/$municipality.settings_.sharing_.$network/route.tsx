import { redirect, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { pageTitle } from "~/components/page-title";
import { SettingsHead } from "~/components/settings/settings-head";
import { MembershipDay } from "~/components/sharing/membership-day";
import { useWords } from "~/components/use-words";
import { shareWith } from "~/domain/sharing/commands.server";
import { sharingNetwork } from "~/domain/sharing/queries.server";
import { grantsOf, NetworkParams, Proposal, proposed, SharingForm, sharingFormValues } from "~/domain/sharing/schema";
import { municipalityMoves, movesFrom } from "~/domain/sharing/states";
import { municipalityAction, municipalityLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";
import { GrantsForm } from "./grants-form";

export const loader = municipalityLoader(
  { may: "sharing.write", params: NetworkParams, search: Proposal },
  async ({ db, params, search, municipality, today, language }) => {
    const { grants, askedAt, answeredAt, ...network } = await sharingNetwork(db, params.network);
    return {
      path: `/${municipality.key}/settings/sharing`,
      network: {
        ...network,
        askedAt: askedAt.toISOString(),
        answeredAt: answeredAt?.toISOString() ?? null,
      },
      // A preview comes back with what had been chosen.
      values: sharingFormValues(proposed(grants, search, today)),
      moves: movesFrom(municipalityMoves, network.state),
      title: translatorFor(language).t("sharing.settingsOf", { network: network.name }),
    };
  },
);

export const action = municipalityAction(
  { may: "sharing.write", params: NetworkParams, form: SharingForm },
  async ({ db, actor, params, value, today, municipality }) => {
    await shareWith(db, actor, params.network, grantsOf(value, today), value);
    return redirect(`/${municipality.key}/settings/sharing`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function SharingWithNetwork() {
  const { t } = useWords();
  const { path, network, values, moves, title } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const at = `${path}/${network.key}`;
  return (
    <>
      <SettingsHead
        title={title}
        between={[{ label: t("sharing.title"), page: "sharing" }]}
        history={`/network/${network.id}`}
      />
      {network.state === "joined" ? (
        <section className="section">
          <h2>{t("sharing.whatIsShared")}</h2>
          <p>{t("sharing.withdrawHint")}</p>
          <GrantsForm
            answer={answer}
            values={values}
            version={network.grantsVersion}
            preview={`${at}/preview`}
            back={path}
          />
        </section>
      ) : null}
      <section className="section">
        <h2>{t("sharing.membership")}</h2>
        <p>
          <MembershipDay state={network.state} askedAt={network.askedAt} answeredAt={network.answeredAt} />
        </p>
        <ul className="moves">
          {moves.map((move, index) => (
            <li key={move}>
              <Link
                className="ds-button"
                data-color="accent"
                data-variant={network.state === "asked" && index === 0 ? undefined : "secondary"}
                to={`${at}/${move}`}
              >
                {t(`sharing.moves.${move}.button`)}
              </Link>
            </li>
          ))}
          {network.state === "asked" ? (
            <li>
              <Link className="ds-button" data-variant="tertiary" data-color="accent" to={`${at}/preview`}>
                {t("sharing.preview")}
              </Link>
            </li>
          ) : null}
        </ul>
      </section>
    </>
  );
}
