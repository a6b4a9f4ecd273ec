import { Form, Link } from "@remix-run/react";
import { Disclosure } from "~/components/ui/disclosure";
import { Choices, Field, FieldError } from "~/components/ui/field";
import { useWords } from "~/components/use-words";
import { mostDataPoints, mostMembers, similarWithin } from "~/domain/comparison/peers";
import type { ComparedMember, DataPointChoice } from "~/domain/comparison/queries.server";

interface ChooseProps {
  path: string;
  members: readonly ComparedMember[];
  choices: readonly DataPointChoice[];
  /** What is chosen now, and whose peers are shown. */
  chosen: { members: readonly string[]; dataPoints: readonly string[]; of: string | undefined };
  /** Nothing is compared yet: the choices stand open. */
  isOpen: boolean;
  /** What is missing from a choice that was sent. */
  errors: { members?: string | undefined; dataPoints?: string | undefined };
}

/** Members and data points to choose, and the short ways to a member's peers. Plain forms that send the choice in the address. */
export function Choose({ path, members, choices, chosen, isOpen, errors }: ChooseProps) {
  const { t } = useWords();
  const sharing = members.filter(({ sharesFigures }) => sharesFigures);
  const dimensions = [...new Set(choices.map(({ dimension }) => dimension))];
  return (
    <>
      <Disclosure summary={t("networkCompare.choose.open")} open={isOpen}>
        <Form method="get" action={path} className="comparison__form">
          <Choices
            kind="checkbox"
            name="member"
            legend={t("networkCompare.choose.members")}
            hint={t("networkCompare.choose.most", { count: mostMembers })}
            error={errors.members}
            inline
            options={members.map(({ key, name, sharesFigures }) => ({
              value: key,
              label: sharesFigures ? name : t("networkCompare.choose.notSharing", { name }),
            }))}
            chosen={chosen.members}
          />
          <fieldset
            className="field"
            id="data-points"
            tabIndex={-1}
            aria-describedby={errors.dataPoints ? "data-points-error" : undefined}
          >
            <legend className="field__label">{t("networkCompare.choose.dataPoints")}</legend>
            <p className="field__hint">{t("networkCompare.choose.most", { count: mostDataPoints })}</p>
            {dimensions.map((dimension, index) => {
              const here = choices.filter((one) => one.dimension === dimension);
              const count = here.filter(({ id }) => chosen.dataPoints.includes(id)).length;
              return (
                <Disclosure
                  key={dimension}
                  summary={count === 0 ? dimension : t("networkCompare.choose.chosenIn", { dimension, count })}
                >
                  <Choices
                    kind="checkbox"
                    name="dataPoint"
                    id={`data-points-${index}`}
                    legend={<span className="ds-sr-only">{dimension}</span>}
                    inline
                    options={here.map(({ id, name, code }) => ({ value: id, label: `${name} (${code})` }))}
                    chosen={chosen.dataPoints}
                  />
                </Disclosure>
              );
            })}
            {errors.dataPoints ? <FieldError id="data-points-error">{errors.dataPoints}</FieldError> : null}
          </fieldset>
          <div className="button-row">
            <button className="ds-button" data-color="accent" name="show" value="chosen">
              {t("networkCompare.choose.show")}
            </button>
            {isOpen ? null : (
              <Link className="ds-button" data-variant="tertiary" data-color="accent" to={path}>
                {t("networkCompare.choose.clear")}
              </Link>
            )}
          </div>
        </Form>
      </Disclosure>
      {sharing.length < 2 ? null : (
        <Form method="get" action={path} className="comparison__peers">
          {chosen.dataPoints.map((id) => (
            <input key={id} type="hidden" name="dataPoint" value={id} />
          ))}
          <Field
            kind="select"
            name="of"
            label={t("networkCompare.peers.of")}
            hint={t("networkCompare.peers.rule", { percent: Math.round(similarWithin * 100), most: mostMembers - 1 })}
            defaultValue={chosen.of ?? chosen.members[0]}
            options={sharing.map(({ key, name }) => ({ value: key, label: name }))}
          />
          <div className="button-row">
            <button className="ds-button" data-variant="secondary" data-color="accent" name="peers" value="county">
              {t("networkCompare.peers.county")}
            </button>
            <button className="ds-button" data-variant="secondary" data-color="accent" name="peers" value="size">
              {t("networkCompare.peers.size")}
            </button>
          </div>
        </Form>
      )}
    </>
  );
}
