import { RecordForm } from "../record-form";
import type { FormAnswer } from "../ui/form-answer";
import { PageHead } from "../ui/page-head";
import { useWords } from "../use-words";

/** Asks before an invitation is sent again or taken back. */
export function InvitationMove(props: {
  answer: FormAnswer | undefined;
  move: "resend" | "revoke";
  email: string;
  back: { label: string; href: string };
}) {
  const { t } = useWords();
  const { move, email, back } = props;
  return (
    <>
      <PageHead
        title={t(`invitation.waiting.${move}To`, { email })}
        lead={t(`invitation.waiting.${move}Text`)}
        trail={{ label: t("places.trail"), steps: [back, { label: email }] }}
      />
      <RecordForm
        answer={props.answer}
        labels={{}}
        submit={t(`invitation.waiting.${move}`)}
        cancel={{ href: back.href, label: t("forms.cancel") }}
      >
        {() => null}
      </RecordForm>
    </>
  );
}
