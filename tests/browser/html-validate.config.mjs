// The rules that pages are held to: all of html-validate's standard and accessibility presets. One
// that is switched off is listed with its reason.

export default {
  root: true,
  extends: ['html-validate:standard', 'html-validate:a11y'],
};
