import { Form, Link, useNavigation } from "@remix-run/react";
import type { FormEvent, ReactNode } from "react";
import { Conflict } from "./ui/conflict";
import { ErrorSummary } from "./ui/error-summary";
import { fieldId } from "./ui/field";
import type { FormAnswer, TextKey } from "./ui/form-answer";
import { basePrefix, isPartOf, isUntouched, valuesAsText } from "./form-versions";
import { useWords } from "./use-words";

interface FieldOfForm {
  name: string;
  label: string;
  error: string | undefined;
  defaultValue: string | undefined;
}

interface RecordFormProps {
  /** What the action answered, if the form was not accepted. */
  answer: FormAnswer | undefined;
  /** The name of each field as people see it, in the order of the form. */
  labels: Record<string, string>;
  /** The record's values before anything was typed, as the form's own texts; several values of a field as a list. */
  values?: Record<string, string | readonly string[] | undefined>;
  /** The version that was read; absent when something new is made. */
  version?: number | undefined;
  /**
   * How a value is shown when two versions are compared: an id as its name, a date as people write it. Each value of a field with several
   * is asked for by itself; in repeated rows the name is written without its number (`effects[].low`).
   */
  display?: (name: string, value: string) => string;
  submit: string;
  /** A second way to send the same form: it saves too, and the action reads the name to know where to go on. */
  also?: { name: string; value: string; label: string };
  cancel?: { href: string; label: string };
  action?: string;
  /** The only form of a page has the primary button; another has a secondary one. */
  secondary?: boolean;
  /** What script does before the form is sent, such as asking for a passkey. */
  onSubmit?: (event: FormEvent<HTMLFormElement>) => void;
  children: (form: {
    /** Everything a Field needs: name, label, what was typed or stood there, and what is wrong with it. */
    field: (name: string) => FieldOfForm;
    /** All values of a field with several (check boxes, repeated rows), as typed or as they stood. */
    chosen: (name: string) => readonly string[];
  }) => ReactNode;
}

/**
 * A form of a record: shows what is wrong and takes focus there, keeps what was typed, and after someone else saved first shows both
 * versions side by side: theirs is chosen where the person changed nothing. Works without script.
 */
export function RecordForm(props: RecordFormProps) {
  const { t } = useWords();
  const navigation = useNavigation();
  const { answer, labels } = props;
  // The columns of repeated rows have labels of their own for the error summary; they are compared as one field.
  const fieldNames = Object.keys(labels).filter((name) => !name.includes("["));
  const isSending = navigation.state !== "idle" && navigation.formMethod === "POST";
  const buttons = (label: string) => (
    <div className="button-row">
      <button
        className="ds-button"
        data-color="accent"
        data-variant={props.secondary ? "secondary" : undefined}
        aria-busy={isSending ? true : undefined}
      >
        {label}
      </button>
      {props.also ? (
        <button
          className="ds-button"
          data-variant="secondary"
          data-color="accent"
          name={props.also.name}
          value={props.also.value}
        >
          {props.also.label}
        </button>
      ) : null}
      {props.cancel ? (
        <Link className="ds-button" data-variant="tertiary" data-color="accent" to={props.cancel.href}>
          {props.cancel.label}
        </Link>
      ) : null}
    </div>
  );

  if (answer?.status === "conflict") {
    const display = props.display ?? ((_name, value) => value);
    const compared = fieldNames.filter((name) => name in answer.current);
    return (
      // A second conflict chooses anew.
      <Form key={answer.current.version} className="form" method="post" action={props.action} noValidate>
        <ErrorSummary title={t("forms.conflict")} errors={[{ message: t("forms.conflictWhatToDo") }]} />
        {Object.entries(answer.values).flatMap(([name, values]) =>
          name === "version"
            ? []
            : values.map((value, index) => <input key={`${name} ${index}`} type="hidden" name={name} value={value} />),
        )}
        <Base values={answer.current} fieldNames={compared} />
        <input type="hidden" name="version" value={answer.current.version} />
        <Conflict
          fields={compared.map((name) => ({
            name,
            label: labels[name] ?? name,
            yours: valuesAsText(answer.values, name, display),
            theirs: valuesAsText(answer.current, name, display),
            keep: isUntouched(answer.values, answer.base, name) ? "theirs" : "yours",
          }))}
          words={{
            caption: t("forms.twoVersions"),
            field: t("forms.field"),
            yours: t("forms.yours"),
            theirs: t("forms.theirs"),
            yoursShort: t("forms.yoursShort"),
            theirsShort: t("forms.theirsShort"),
            same: t("forms.same"),
            empty: t("forms.empty"),
          }}
        />
        {buttons(t("forms.saveChosen"))}
      </Form>
    );
  }

  const say = (text: TextKey) => t(text.key as "forms.wrong", text.params);
  const fields = answer?.status === "invalid" ? answer.fields : {};
  const wrong = Object.entries(fields).flatMap(([name, texts]) =>
    texts.slice(0, 1).map((text) => ({
      fieldId: name in labels ? fieldId(name) : undefined,
      message: labels[name] ? `${labels[name]}: ${say(text)}` : say(text),
    })),
  );
  const order = Object.keys(labels).map(fieldId);
  wrong.sort((a, b) => order.indexOf(a.fieldId ?? "") - order.indexOf(b.fieldId ?? ""));
  const held = (name: string): readonly string[] => [(answer?.values ?? props.values)?.[name] ?? []].flat();
  const field = (name: string): FieldOfForm => {
    const text = fields[name]?.[0];
    return {
      name,
      label: labels[name] ?? name,
      error: text ? say(text) : undefined,
      defaultValue: held(name)[0],
    };
  };
  // What was typed belongs to what had been read then, though someone may have saved since.
  const wasRead = answer && Object.keys(answer.base).length > 0 ? answer : undefined;
  return (
    <Form className="form" method="post" action={props.action} noValidate onSubmit={props.onSubmit}>
      {answer?.status === "invalid" ? (
        <ErrorSummary title={t("forms.notSaved", { count: wrong.length })} errors={wrong}>
          {t("forms.kept")}
        </ErrorSummary>
      ) : null}
      {answer?.status === "refused" ? (
        <ErrorSummary
          title={t("forms.refused")}
          errors={[{ message: t(`refusals.${answer.reason.key}` as "forms.wrong", answer.reason.params) }]}
        />
      ) : null}
      {props.version === undefined ? null : (
        <>
          <input type="hidden" name="version" value={wasRead?.values["version"]?.[0] ?? props.version} />
          <Base values={wasRead?.base ?? props.values ?? {}} fieldNames={fieldNames} />
        </>
      )}
      {props.children({ field, chosen: held })}
      {buttons(props.submit)}
    </Form>
  );
}

/** What the fields held when the form was made, to be sent along. */
function Base({
  values,
  fieldNames,
}: {
  values: NonNullable<RecordFormProps["values"]>;
  fieldNames: readonly string[];
}) {
  return Object.entries(values)
    .filter(([name]) => fieldNames.some((field) => isPartOf(name, field)))
    .flatMap(([name, held]) =>
      [held ?? []]
        .flat()
        .map((value, index) => <input key={`${name} ${index}`} type="hidden" name={basePrefix + name} value={value} />),
    );
}
