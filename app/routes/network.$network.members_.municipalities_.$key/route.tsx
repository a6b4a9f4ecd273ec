import { redirect, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { pageTitle } from "~/components/page-title";
import { RecordForm } from "~/components/record-form";
import { SharedLevels } from "~/components/sharing/levels";
import { MembershipDay } from "~/components/sharing/membership-day";
import { Field } from "~/components/ui/field";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import { networkMunicipality, setWave } from "~/domain/sharing/members.server";
import { MembershipParams, WaveForm } from "~/domain/sharing/schema";
import { movesFrom, networkMoves } from "~/domain/sharing/states";
import { networkAction, networkLoader } from "~/http/visit.server";

export const loader = networkLoader(
  { may: "network_member.write", params: MembershipParams },
  async ({ db, network, params }) => {
    const { askedAt, answeredAt, ...municipality } = await networkMunicipality(db, params.key);
    return {
      network: { key: network.key, name: network.name },
      municipality: {
        ...municipality,
        askedAt: askedAt.toISOString(),
        answeredAt: answeredAt?.toISOString() ?? null,
      },
      moves: movesFrom(networkMoves, municipality.state),
      title: municipality.name,
    };
  },
);

export const action = networkAction(
  { may: "network_member.write", params: MembershipParams, form: WaveForm },
  async ({ db, actor, network, params, value }) => {
    await setWave(db, actor, params.key, value);
    return redirect(`/network/${network.key}/members`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function NetworkMunicipality() {
  const { t } = useWords();
  const { network, municipality, moves, title } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const members = `/network/${network.key}/members`;
  return (
    <>
      <PageHead
        title={title}
        trail={{
          label: t("places.trail"),
          steps: [
            { label: network.name, href: `/network/${network.key}` },
            { label: t("sharing.members.title"), href: members },
            { label: title },
          ],
        }}
      />
      <section className="section">
        <h2>{t("sharing.membership")}</h2>
        <p>
          <MembershipDay
            state={municipality.state}
            askedAt={municipality.askedAt}
            answeredAt={municipality.answeredAt}
          />
        </p>
        <ul className="moves">
          {moves.map((move) => (
            <li key={move}>
              <Link
                className="ds-button"
                data-variant="secondary"
                data-color="accent"
                to={`${members}/municipalities/${municipality.key}/${move}`}
              >
                {t(`sharing.members.moves.${move}.button`)}
              </Link>
            </li>
          ))}
        </ul>
      </section>
      {municipality.state === "joined" ? (
        <section className="section">
          <h2>{t("sharing.members.shares")}</h2>
          <SharedLevels grants={municipality.grants} today={municipality.today} />
        </section>
      ) : null}
      <section className="section">
        <h2>{t("sharing.wave")}</h2>
        <RecordForm
          answer={answer}
          labels={{ wave: t("sharing.wave") }}
          values={{ wave: municipality.wave ?? undefined }}
          version={municipality.version}
          submit={t("sharing.members.saveWave")}
          cancel={{ href: members, label: t("forms.cancel") }}
        >
          {({ field }) => (
            <Field
              {...field("wave")}
              width="short"
              optional={t("forms.optional")}
              hint={t("sharing.ask.waveHint")}
              maxLength={40}
              autoComplete="off"
            />
          )}
        </RecordForm>
      </section>
    </>
  );
}
