import { redirect, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { ActionPage } from "~/components/action/action-page";
import { pageTitle } from "~/components/page-title";
import { RecordForm } from "~/components/record-form";
import { Field } from "~/components/ui/field";
import { useWords } from "~/components/use-words";
import { moveAction } from "~/domain/action/commands.server";
import { moves } from "~/domain/action/moves";
import { actionHead } from "~/domain/action/queries.server";
import { MoveForm, MoveParams } from "~/domain/action/schema";
import { actionMachine } from "~/domain/action/states";
import { reachable } from "~/domain/shared/state-machine";
import { municipalityAction, municipalityLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = municipalityLoader(
  { may: "action.transition", params: MoveParams },
  async ({ db, params, language, municipality, demand }) => {
    const action = await actionHead(db, params.actionId);
    demand("action.transition", action);
    const { name } = moves[params.move];
    const move = reachable(actionMachine, action.state, {}).find((one) => one.name === name);
    return {
      municipality: municipality.key,
      title: translatorFor(language).t(`actions.moves.${name}Title`),
      action,
      name,
      isPossible: move !== undefined,
      asksReason: move?.asks.includes("reason") ?? false,
    };
  },
);

export const action = municipalityAction(
  { may: "action.transition", params: MoveParams, form: MoveForm },
  async ({ db, actor, params, value, today, municipality, url }) => {
    await moveAction(db, actor, params.actionId, moves[params.move].to, value, today);
    return redirect(`/${municipality.key}/actions/${params.actionId}${url.search}`, 303);
  },
);

/** A move that was refused is asked for again from the state as it stands. */
export const shouldRevalidate = () => true;

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function MoveAction() {
  const { t } = useWords();
  const { municipality, title, action: moved, name, isPossible, asksReason } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <ActionPage
      municipality={municipality}
      action={moved}
      title={title}
      lead={isPossible ? t(`actions.moves.${name}Text`) : undefined}
    >
      {(back) =>
        isPossible ? (
          <RecordForm
            answer={answer}
            labels={{ reason: t("actions.moves.reason"), outcome: t("actions.moves.outcome") }}
            submit={t(`actions.moves.${name}`)}
            cancel={{ href: back, label: t("forms.cancel") }}
          >
            {({ field }) => (
              <>
                <input type="hidden" name="from" value={moved.state} />
                {name === "complete" && moved.milestonesLeft > 0 ? (
                  <p className="notice">{t("actions.moves.openMilestones", { count: moved.milestonesLeft })}</p>
                ) : null}
                {asksReason ? (
                  <Field
                    kind="textarea"
                    {...field("reason")}
                    required={t("forms.required")}
                    hint={t(name === "block" ? "actions.moves.blockReasonHint" : "actions.moves.cancelReasonHint")}
                    maxLength={2000}
                  />
                ) : null}
                {name === "complete" ? (
                  <Field kind="textarea" {...field("outcome")} optional={t("forms.optional")} maxLength={4000} />
                ) : null}
              </>
            )}
          </RecordForm>
        ) : (
          <>
            <p className="notice">{t("actions.moves.notPossible", { state: t(`states.action.${moved.state}`) })}</p>
            <Link className="ds-link" to={back}>
              {t("actions.moves.back")}
            </Link>
          </>
        )
      }
    </ActionPage>
  );
}
