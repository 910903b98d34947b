// The rules of html-validate, and why some are off.

export default {
  root: true,
  extends: ['html-validate:standard', 'html-validate:a11y'],
  rules: {},
};
