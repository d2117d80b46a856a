import {
  type APIModalInteractionResponseCallbackData,
  type APITextInputComponent,
  ComponentType,
  TextInputStyle,
} from 'discord.js';
import type { Form } from '../../bot/forms.ts';
import { limits } from './limits.ts';
import { short } from './render.ts';

/** A form as a modal. Its id says which form it was; where it was opened, Discord says itself. */
export function modal(form: Form): APIModalInteractionResponseCallbackData {
  return {
    title: short(form.title, limits.modalTitle),
    custom_id: `form:${form.name}`,
    components: form.fields.slice(0, limits.modalFields).map((field) => ({
      type: ComponentType.ActionRow,
      components: [
        {
          type: ComponentType.TextInput,
          custom_id: field.name,
          label: short(field.label, limits.inputLabel),
          style: TextInputStyle.Short,
          required: field.required,
          max_length: 500,
          placeholder: short(field.hint, limits.inputPlaceholder),
          ...(field.value ? { value: field.value.slice(0, 500) } : {}),
        } satisfies APITextInputComponent,
      ],
    })),
  };
}
