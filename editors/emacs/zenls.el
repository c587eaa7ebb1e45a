;;; zenls.el --- ZenML configuration with eglot -*- lexical-binding: t -*-

;; Package-Requires: ((emacs "28.1") (eglot "1.9"))

;;; Commentary:

;; Tells eglot about `zenls serve', for the YAML modes.  It decides by the
;; content of a buffer and says nothing about YAML of other tools.
;; `zenls-commands' shows the commands that make a file real.

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

;;;###autoload
(defun zenls-commands ()
  "Show the commands that make the configuration of this buffer real."
  (interactive)
  (let* ((uri (plist-get (eglot--TextDocumentIdentifier) :uri))
         (report (jsonrpc-request (or (eglot-current-server) (user-error "zenls does not serve this buffer"))
                                  :workspace/executeCommand
                                  (list :command "zenls.commands" :arguments (vector uri)))))
    (with-current-buffer (get-buffer-create "*zenls commands*")
      (let ((inhibit-read-only t))
        (erase-buffer)
        (mapc (lambda (problem)
                (insert (format "# line %d: %s\n" (plist-get problem :line) (plist-get problem :message))))
              (plist-get report :problems))
        (mapc (lambda (note) (insert "# " note "\n")) (plist-get report :notes))
        (mapc (lambda (command)
                (insert "\n# " (if (plist-get command :alternative_to) "Or: " "")
                        (plist-get command :purpose) "\n" (plist-get command :shell) "\n"))
              (plist-get report :commands))
        (goto-char (point-min)))
      (display-buffer (current-buffer)))))

(provide 'zenls)
;;; zenls.el ends here
