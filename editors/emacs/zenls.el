;;; zenls.el --- ZenML configuration with eglot -*- lexical-binding: t -*-

;; Package-Requires: ((emacs "28.1") (eglot "1.9"))

;;; Commentary:

;; Tells eglot about `zenls serve', for the YAML modes.  It decides by the
;; content of a buffer and says nothing about YAML of other tools.

;;; Code:

(require 'eglot)

(defgroup zenls nil
  "ZenML configuration."
  :group 'tools)

(defcustom zenls-command '("zenls" "serve")
  "The program that serves ZenML configuration, and its arguments."
  :type '(repeat string))

(defvar zenls-modes '(yaml-mode yaml-ts-mode)
  "The major modes whose buffers zenls is started for.")

(defun zenls-contact (&optional _interactive)
  "The command for eglot, as it is now."
  zenls-command)

(add-to-list 'eglot-server-programs (cons zenls-modes #'zenls-contact))

(provide 'zenls)
;;; zenls.el ends here
