<?php
// Imports a file of questions into a Moodle, says as JSON what arrived, and takes it all out again:
//     php moodle_import.php MOODLE_ROOT xml|gift FILE
define('CLI_SCRIPT', true);
require($argv[1] . '/config.php');
require_once($CFG->libdir . '/questionlib.php');
require_once($CFG->dirroot . '/question/format.php');
require_once($CFG->dirroot . "/question/format/{$argv[2]}/format.php");

\core\session\manager::set_user(get_admin());
$context = context_system::instance();
$category = (object) [
    'name' => 'Alongside test ' . uniqid(),
    'contextid' => $context->id,
    'info' => '',
    'infoformat' => FORMAT_HTML,
    'stamp' => make_unique_id_code(),
    'parent' => question_get_top_category($context->id, true)->id,
    'sortorder' => 999,
];
$category->id = $DB->insert_record('question_categories', $category);

$class = "qformat_{$argv[2]}";
$format = new $class();
$format->set_display_progress(false);
$format->setCategory($category);
$format->setContexts([$context]);
$format->setCourse(get_site());
$format->setFilename($argv[3]);
$format->setRealfilename(basename($argv[3]));
$format->setMatchgrades('error');
$format->setCatfromfile(false);
$format->setContextfromfile(false);
$format->setStoponerror(true);

ob_start();
$done = $format->importpreprocess() && $format->importprocess() && $format->importpostprocess();
$said = trim(strip_tags(ob_get_clean()));

$arrived = $DB->get_records_sql(
    'SELECT q.id, e.idnumber, q.qtype FROM {question} q
       JOIN {question_versions} v ON v.questionid = q.id
       JOIN {question_bank_entries} e ON e.id = v.questionbankentryid
      WHERE e.questioncategoryid = ? AND q.parent = 0 ORDER BY q.id',
    [$category->id]
);
echo json_encode(['done' => $done, 'said' => $said, 'questions' => array_values($arrived)]);
foreach ($arrived as $question) {
    question_delete_question($question->id);
}
$DB->delete_records('question_categories', ['id' => $category->id]);
