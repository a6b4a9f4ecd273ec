import { RecordForm } from "../record-form";
import type { FormAnswer } from "../ui/form-answer";
import { useWords } from "../use-words";

/** The form that makes one move of a membership, in the version it was decided on. */
export function MoveForm(props: { answer: FormAnswer | undefined; version: number; submit: string; back: string }) {
  const { t } = useWords();
  return (
    <RecordForm
      answer={props.answer}
      labels={{}}
      version={props.version}
      submit={props.submit}
      cancel={{ href: props.back, label: t("forms.cancel") }}
    >
      {() => null}
    </RecordForm>
  );
}
