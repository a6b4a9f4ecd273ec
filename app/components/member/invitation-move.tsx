import type { Translate } from "~/text/words";
import { RecordForm } from "../record-form";
import type { FormAnswer } from "../ui/form-answer";
import { PageHead } from "../ui/page-head";
import { useWords } from "../use-words";

/** What the page that asks is called. */
export const invitationMoveTitle = (t: Translate, move: "resend" | "revoke", email: string) =>
  t(`invitation.waiting.${move}To`, { email });

/** Asks before an invitation is sent again or taken back. */
export function InvitationMove(props: {
  answer: FormAnswer | undefined;
  title: string;
  move: "resend" | "revoke";
  email: string;
  back: { label: string; href: string };
}) {
  const { t } = useWords();
  const { move, email, back } = props;
  return (
    <>
      <PageHead
        title={props.title}
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
