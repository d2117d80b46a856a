import type { Form } from '../../bot/forms.ts';
import { plainText } from './escape.ts';
import { limits } from './limits.ts';
import { short } from './render.ts';

/** A form as a modal. `origin` comes back when it is sent: where it was opened. */
export function modal(form: Form, origin: string) {
  return {
    type: 'modal' as const,
    callback_id: `form:${form.name}`,
    private_metadata: origin.slice(0, limits.metadata),
    title: { type: 'plain_text' as const, text: short(form.title, limits.viewTitle) },
    submit: { type: 'plain_text' as const, text: 'Save' },
    close: { type: 'plain_text' as const, text: 'Cancel' },
    blocks: form.fields.map((field) => ({
      type: 'input' as const,
      block_id: field.name,
      optional: !field.required,
      label: { type: 'plain_text' as const, text: short(field.label, limits.inputLabel) },
      element: {
        type: 'plain_text_input' as const,
        action_id: 'value',
        max_length: 500,
        placeholder: { type: 'plain_text' as const, text: short(field.hint, limits.placeholder) },
        ...(field.value ? { initial_value: plainText(field.value).slice(0, 500) } : {}),
      },
    })),
  };
}
