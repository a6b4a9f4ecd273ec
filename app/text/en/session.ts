export const session = {
  title: "Sign in",
  email: "E-mail address",
  password: "Password",
  signIn: "Sign in",
  emailMissing: "Enter your e-mail address",
  emailWrong: "The address is too long",
  passwordMissing: "Enter your password",
  newPasswordMissing: "Enter a new password",
  passwordShort: "At least {{limit}} characters. A few words in a row are easy to remember",
  passwordLong: "At most {{limit}} characters",
  passwordCommon: "This is one of the passwords that are easiest to guess. Choose another",
  passwordOwn: "The password is too close to your name, your e-mail address or the word Tiltak. Choose another",
};
