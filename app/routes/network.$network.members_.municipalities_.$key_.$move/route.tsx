import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { pageTitle } from "~/components/page-title";
import { MoveForm } from "~/components/sharing/move-page";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import { Refused } from "~/domain/shared/errors";
import { moveMembership, networkMunicipality } from "~/domain/sharing/members.server";
import { AnswerForm, MoveParams } from "~/domain/sharing/schema";
import { movesFrom, networkMoves } from "~/domain/sharing/states";
import { publicUrl } from "~/http/public-url.server";
import { networkAction, networkLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = networkLoader(
  { may: "network_member.write", params: MoveParams },
  async ({ db, network, params, language }) => {
    const { key, name, state, version } = await networkMunicipality(db, params.key);
    if (!movesFrom(networkMoves, state).includes(params.move)) throw new Refused("shared.blocked.no_such_move");
    return {
      network: { key: network.key, name: network.name },
      municipality: { key, name, version },
      move: params.move,
      title: translatorFor(language).t(`sharing.members.moves.${params.move}.title`, { name }),
    };
  },
);

export const action = networkAction(
  { may: "network_member.write", params: MoveParams, form: AnswerForm },
  async ({ db, actor, network, params, value, url }) => {
    const link = (municipality: string) => publicUrl(`/${municipality}/settings/sharing`, url);
    await moveMembership(db, actor, params.key, params.move, value, { network: network.name, link });
    return redirect(`/network/${network.key}/members`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function MoveMembership() {
  const { t } = useWords();
  const { network, municipality, move, title } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const members = `/network/${network.key}/members`;
  const back = `${members}/municipalities/${municipality.key}`;
  return (
    <>
      <PageHead
        title={title}
        lead={t(`sharing.members.moves.${move}.lead`)}
        trail={{
          label: t("places.trail"),
          steps: [
            { label: network.name, href: `/network/${network.key}` },
            { label: t("sharing.members.title"), href: members },
            { label: municipality.name, href: back },
            { label: title },
          ],
        }}
      />
      <MoveForm
        answer={answer}
        version={municipality.version}
        submit={t(`sharing.members.moves.${move}.submit`)}
        back={back}
      />
    </>
  );
}
