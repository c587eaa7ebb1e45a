;;; test.el --- Drives a real Emacs for Tests/lsp/test_editors.py -*- lexical-binding: t -*-

;; emacs -q --batch -l test.el ZENLS FOLDER: writes what the editor ended up with as one line of JSON.

(require 'json)
(require 'cl-lib)
(setq-default eglot-sync-connect 60
              eglot-connect-timeout 60
              eglot-confirm-server-initiated-edits nil
              eglot-send-changes-idle-time 0.05
              create-lockfiles nil
              make-backup-files nil
              yes-or-no-p #'always)
(package-initialize)
(add-to-list 'load-path (file-name-directory load-file-name))
(require 'zenls)
(require 'flymake)
(require 'yaml-mode nil t)

(defvar test-binary (pop command-line-args-left))
(defvar test-folder (pop command-line-args-left))
(setq zenls-command (list test-binary "serve"))
(setq-default eglot-workspace-configuration
              '(:zenls (:rules (:registry-gcr-retired "error"))))

(defun test-wait (what condition)
  (let ((end (+ (float-time) 60)))
    (while (not (funcall condition))
      (when (> (float-time) end) (error "In vain: %s" what))
      ;; Emacs sends changes when it is idle, which it never is in batch mode.
      (when eglot--managed-mode (eglot--signal-textDocument/didChange))
      (flymake-start)
      (accept-process-output nil 0.05))))

(defun test-shown ()
  "What Flymake shows: the text that is marked, and the message."
  (vconcat
   (mapcar (lambda (diagnostic)
             `((text . ,(buffer-substring-no-properties (flymake-diagnostic-beg diagnostic)
                                                        (flymake-diagnostic-end diagnostic)))
               (message . ,(flymake-diagnostic-text diagnostic))))
           (flymake-diagnostics))))

(defun test-shows (words)
  (cl-some (lambda (diagnostic) (string-match-p (regexp-quote words) (flymake-diagnostic-text diagnostic)))
           (flymake-diagnostics)))

(defun test-find (name)
  (find-file (expand-file-name name test-folder))
  (unless (derived-mode-p 'yaml-mode 'yaml-ts-mode) (error "No YAML mode: %s" major-mode)))

(defun test-go-to (text)
  (goto-char (point-min))
  (search-forward text))

(defun test-text ()
  (buffer-substring-no-properties (point-min) (point-max)))

(defun test-main ()
  (let (result server)
    (test-find "stack.yaml")
    (apply #'eglot--connect (eglot--guess-contact))
    (setq server (eglot-current-server))
    (test-wait "diagnostics" (lambda () (test-shows "locall")))
    (push (cons 'diagnostics (test-shown)) result)

    (test-go-to "flavor: gc")
    (push (cons 'hover (format "%s" (jsonrpc-request server :textDocument/hover (eglot--TextDocumentPositionParams))))
          result)
    (let* ((capf (eglot-completion-at-point))
           (table (nth 2 capf)))
      (push (cons 'completion (vconcat (mapcar #'substring-no-properties (all-completions "" table)))) result))

    (test-go-to "locall")
    (backward-char 2)
    (let ((actions (eglot-code-actions (point) (point) "quickfix" nil)))
      (push (cons 'actions (vconcat (mapcar (lambda (action) (plist-get action :title)) actions))) result)
      (let ((action (cl-find-if (lambda (action) (string-match-p "`local`" (plist-get action :title))) actions)))
        (eglot--apply-workspace-edit (plist-get action :edit))))
    (test-wait "the diagnostic to go" (lambda () (not (test-shows "locall"))))
    (push (cons 'fixed (test-text)) result)

    (test-go-to "&imag")
    (eglot-rename "renamed")
    (push (cons 'renamed (test-text)) result)

    (zenls-commands)
    (push (cons 'commands (with-current-buffer "*zenls commands*" (test-text))) result)

    (goto-char (point-min))
    (insert "# 👩‍👩‍👧 😀\n")
    (test-go-to "flavor: local")
    (insert "l")
    (test-wait "diagnostics of what was typed" (lambda () (test-shows "locall")))
    (push (cons 'typed (test-shown)) result)

    (test-find "compose.yaml")
    (unless (eglot-managed-p) (apply #'eglot--connect (eglot--guess-contact)))
    (let ((server (eglot-current-server)))
      (push (cons 'foreign
                  (format "%S" (jsonrpc-request server :textDocument/documentSymbol
                                                (list :textDocument (eglot--TextDocumentIdentifier)))))
            result)
      (push (cons 'foreign_diagnostics (test-shown)) result)
      (eglot-shutdown-all))
    (princ (json-encode result))
    (terpri)))

(let ((inhibit-message t)) (test-main))
;;; test.el ends here
