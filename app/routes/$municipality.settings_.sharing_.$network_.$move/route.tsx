import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { pageTitle } from "~/components/page-title";
import { SettingsHead } from "~/components/settings/settings-head";
import { MoveForm } from "~/components/sharing/move-page";
import { useWords } from "~/components/use-words";
import { Refused } from "~/domain/shared/errors";
import { answerNetwork } from "~/domain/sharing/commands.server";
import { sharingNetwork } from "~/domain/sharing/queries.server";
import { AnswerForm, AnswerParams } from "~/domain/sharing/schema";
import { municipalityMoves, movesFrom } from "~/domain/sharing/states";
import { publicUrl } from "~/http/public-url.server";
import { municipalityAction, municipalityLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = municipalityLoader(
  { may: "sharing.write", params: AnswerParams },
  async ({ db, params, municipality, language }) => {
    const { key, name, state, version } = await sharingNetwork(db, params.network);
    if (!movesFrom(municipalityMoves, state).includes(params.move)) throw new Refused("shared.blocked.no_such_move");
    return {
      back: `/${municipality.key}/settings/sharing/${key}`,
      network: { key, name, version },
      move: params.move,
      title: translatorFor(language).t(`sharing.moves.${params.move}.title`, { network: name }),
    };
  },
);

export const action = municipalityAction(
  { may: "sharing.write", params: AnswerParams, form: AnswerForm },
  async ({ db, actor, params, value, municipality, url }) => {
    const link = publicUrl(`/network/${params.network}/members`, url);
    await answerNetwork(db, actor, params.network, params.move, value, { municipality: municipality.name, link });
    const at = `/${municipality.key}/settings/sharing`;
    // Whoever has joined decides next what to show.
    return redirect(params.move === "join" ? `${at}/${params.network}` : at, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function Answer() {
  const { t } = useWords();
  const { back, network, move, title } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <SettingsHead
        title={title}
        lead={t(`sharing.moves.${move}.lead`)}
        between={[
          { label: t("sharing.title"), page: "sharing" },
          { label: network.name, page: `sharing/${network.key}` },
        ]}
      />
      <MoveForm answer={answer} version={network.version} submit={t(`sharing.moves.${move}.submit`)} back={back} />
    </>
  );
}
